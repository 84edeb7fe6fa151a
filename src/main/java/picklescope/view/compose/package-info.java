/**
 * Messages that are being written, as data: drafts, the text of a call with the places of its
 * arguments and brackets, and the rows of the saved sends.
 *
 * <p>Immutable, for any thread, unless a class states otherwise.
 *
 * <p>May import: {@code picklescope.session} and below, {@code picklescope.view.text}, {@code
 * picklescope.view.table}. No parameter, field or result is {@code null}.
 */
package picklescope.view.compose;
