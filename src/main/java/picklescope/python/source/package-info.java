/**
 * Python text read: {@link picklescope.python.source.Source} makes an {@link
 * picklescope.python.source.Expr} of it, or says with a {@link
 * picklescope.python.source.SourceException} where the mistake is. Nothing is evaluated.
 *
 * <p>May import: {@code picklescope.python}, {@code picklescope.python.text}. No parameter, field
 * or result is {@code null}.
 */
package picklescope.python.source;
