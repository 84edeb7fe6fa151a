/**
 * Files as settings, saved sends and captures need them: replaced as a whole or not at all,
 * readable for their user alone, and JSON that keeps the layout of its file.
 *
 * <p>May import: Jackson. No parameter, field or result is {@code null}.
 */
package picklescope.file;
