/**
 * Parsing of Python text: {@link picklescope.python.source.Source} returns an {@link
 * picklescope.python.source.Expr}, or throws a {@link picklescope.python.source.SourceException}
 * with the position of the error. Nothing is evaluated.
 *
 * <p>May import: {@code picklescope.python}, {@code picklescope.python.text}.
 */
package picklescope.python.source;
