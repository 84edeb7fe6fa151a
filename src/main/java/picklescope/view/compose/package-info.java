/**
 * The models of the composer: drafts, the text of a call with its arguments and brackets, entries
 * of the saved sends, replays.
 *
 * <p>Immutable, for any thread, unless a class states otherwise.
 *
 * <p>May import: {@code picklescope.session} and below, {@code picklescope.view.text}, {@code
 * picklescope.view.table}.
 */
package picklescope.view.compose;
