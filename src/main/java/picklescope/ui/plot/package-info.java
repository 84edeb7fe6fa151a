/**
 * The pane with the plot: draws {@code view.plot} and passes input to it.
 *
 * <p>Lines are drawn pixel by pixel into sheets of memory, which is ten times as fast as JavaFX's
 * lines without a graphics card; only labels are drawn by JavaFX.
 */
package picklescope.ui.plot;
