package picklescope.capture.program;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * A capture program that runs. It ends when it is stopped; if this program is killed it ends when
 * it has something to write, because nobody reads it any longer. Thread-safe.
 */
public final class RunningProgram {
  /** What a program writes after it was stopped is read until then. */
  private static final int STOPPING_SECONDS = 3;

  /** Java adds this to the number of the signal that has ended a process. */
  private static final int SIGNALLED = 128;

  private final CaptureProgram program;
  private final Process process;
  private final ProgramMessages messages = new ProgramMessages();
  private final Thread reader;

  RunningProgram(CaptureProgram program, Process process) throws IOException {
    this.program = program;
    this.process = process;
    reader = messages.reading(process.getErrorStream());
    process.getOutputStream().close();
  }

  /** Returns the capture that it writes, pcapng or pcap. */
  public InputStream output() {
    return process.getInputStream();
  }

  /** Returns its process, for example to find out whether it still runs. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /**
   * Returns how many packets the program and the system have dropped; empty until it has ended, and
   * also then if it was killed.
   */
  public OptionalLong dropped() {
    return messages.dropped();
  }

  /**
   * How a program has ended.
   *
   * @param isInOrder whether it reported no failure and no signal has ended it
   * @param why why it has ended
   */
  public record End(boolean isInOrder, CaptureProblem why) {}

  /** Waits until the program has ended. */
  public End awaitEnd() {
    try {
      int code = process.waitFor();
      reader.join();
      String ended = "%s has ended%s.".formatted(program.name(), how(code));
      return code > SIGNALLED
          ? new End(false, CaptureProblem.of(ended))
          : new End(code == 0, program.failure(messages, ended));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new End(false, CaptureProblem.of(program.name() + " is not awaited any longer."));
    }
  }

  private static String how(int code) {
    return code == 0
        ? ""
        : code > SIGNALLED ? " by signal " + (code - SIGNALLED) : " with exit code " + code;
  }

  /** Asks the program to end; it first writes what it has. Does not wait. */
  public void stop() {
    process.toHandle().destroy(); // Process.destroy would close the output too
  }

  /** Ends the program if it has not ended within three seconds. */
  public void awaitStopped() {
    try {
      if (!process.waitFor(STOPPING_SECONDS, TimeUnit.SECONDS)) {
        process.toHandle().destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.toHandle().destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
