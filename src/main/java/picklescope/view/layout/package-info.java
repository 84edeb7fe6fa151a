/**
 * How the panes of the window are arranged at a size, without JavaFX: which of them are displayed,
 * in what form, and where the edges between them are.
 *
 * <p>Lengths are in em, the font size, so that a large font counts as a small window; those of
 * screens are in pixels. May import: {@code picklescope.settings}.
 */
package picklescope.view.layout;
