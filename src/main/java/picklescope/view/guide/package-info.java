/**
 * The guide that comes with the program: the pages of {@code docs}, read as far as they use
 * Markdown, and which page is about which pane.
 *
 * <p>Immutable, for any thread.
 *
 * <p>May import: {@code java.base}.
 */
package picklescope.view.guide;
