/**
 * Saved sends: their order and folders, the files that keep them, and what other programs have
 * written, imported.
 *
 * <p>May import: {@code picklescope.settings}, {@code picklescope.send}, {@code picklescope.file}
 * and below; Jackson. No parameter, field or result is {@code null}.
 */
package picklescope.saved;
