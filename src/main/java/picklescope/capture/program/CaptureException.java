package picklescope.capture.program;

import java.io.IOException;
import java.util.Optional;

/** This computer cannot capture, or not as wanted. The message is for the user. */
public final class CaptureException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final String line;

  /** Creates it for a problem, whose text and command are the message. */
  public CaptureException(CaptureProblem problem) {
    super(problem.whole());
    text = problem.text();
    line = problem.line().orElse("");
  }

  /** Returns the problem that is the reason of a failed capture. */
  public static CaptureProblem problemOf(IOException failure) {
    return failure instanceof CaptureException capture
        ? new CaptureProblem(capture.text, Optional.of(capture.line).filter(one -> !one.isEmpty()))
        : CaptureProblem.of(String.valueOf(failure.getMessage()));
  }
}
