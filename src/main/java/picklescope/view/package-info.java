/**
 * What is shown, without JavaFX: the models behind the window's views.
 *
 * <p>{@code picklescope.ui} draws them and passes input to them; tests use them without a window.
 * Sizes are rows, columns of text, bytes and nanoseconds, never pixels. A model belongs to one
 * thread unless its documentation states otherwise: in the window that is the JavaFX thread. Work
 * of unknown length runs on threads of its own, and its results are taken by a call of {@code
 * pulse}, once for each frame, or passed to an {@link java.util.concurrent.Executor} that was
 * handed in.
 *
 * <p>May import: {@code picklescope.session} and below.
 */
package picklescope.view;
