/**
 * Python text for display: lines in coloured pieces, and lines wrapped to a width in columns.
 *
 * <p>Lengths are {@code char}s and columns of a monospaced font; only {@link
 * picklescope.view.text.ScrollTrack} has pixels, because it is the geometry of a scroll bar. The
 * classes are immutable or used by one thread at a time; {@link picklescope.view.text.StyledText}
 * and {@link picklescope.view.text.PythonColors} may be used by any thread.
 *
 * <p>May import: {@code picklescope.python}.
 */
package picklescope.view.text;
