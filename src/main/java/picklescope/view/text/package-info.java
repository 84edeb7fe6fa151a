/**
 * Python text as the window shows it: lines in coloured pieces, and lines folded to a width in
 * columns.
 *
 * <p>Lengths are counted in chars and columns of a monospaced face, never in pixels. Everything
 * here is immutable or belongs to one thread at a time; {@link picklescope.view.text.StyledText}
 * and {@link picklescope.view.text.PythonColors} may be used by any thread.
 *
 * <p>May import: {@code picklescope.python}. No parameter, field or result is {@code null}.
 */
package picklescope.view.text;
