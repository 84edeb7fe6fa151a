package picklescope.capture;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import picklescope.file.PrivateFiles;

/**
 * Saves datagrams of a capture to a pcapng file. The file is written under another name in the same
 * folder and renamed when it is complete, so that there is never an incomplete file of that name.
 */
public final class CaptureSave {
  private static final int ASK_EVERY = 1024;

  /** Receives the progress and decides whether to continue. */
  @FunctionalInterface
  public interface Progress {
    /**
     * Called each {@value #ASK_EVERY} datagrams, and at the end, on the saving thread.
     *
     * @param done how many of the numbers have been processed
     * @return false to cancel; then no file is left
     */
    boolean goOn(long done);
  }

  /**
   * The result of saving.
   *
   * @param saved how many datagrams the file has
   * @param notHeld how many of the datagrams were no longer held
   * @param cancelled whether it was cancelled; then there is no file
   */
  public record Result(long saved, long notHeld, boolean cancelled) {}

  private CaptureSave() {}

  /** Saves datagrams with the comments of the capture. */
  public static Result save(
      Capture capture,
      LongStream numbers,
      Function<InetAddress, Optional<String>> names,
      Path file,
      Progress progress)
      throws IOException {
    return save(capture, numbers, names, number -> capture.notes(number).comment(), file, progress);
  }

  /**
   * Saves datagrams.
   *
   * @param numbers the numbers of the datagrams, in the order of the file
   * @param names returns the name of a computer, if it is known, to be stored in the file
   * @param comments returns the comment on a datagram; empty if there is none
   * @throws IOException if the file cannot be written; an existing file is not changed then
   */
  public static Result save(
      Capture capture,
      LongStream numbers,
      Function<InetAddress, Optional<String>> names,
      LongFunction<String> comments,
      Path file,
      Progress progress)
      throws IOException {
    return whole(file, part -> write(capture, numbers.iterator(), names, comments, part, progress));
  }

  /** Writes a file. */
  @FunctionalInterface
  public interface Writing {
    /**
     * Creates and writes a file.
     *
     * @throws IOException if it cannot be written
     */
    Result write(Path part) throws IOException;
  }

  /**
   * Writes a file in a private folder beside its target and moves it to the target when it is
   * complete and was not cancelled. It gets the permissions of the replaced file, or the default
   * ones if there is none. If the target is a symbolic link to a file, that file is replaced.
   *
   * @throws IOException if it cannot be written, or the target exists and is not a file; an
   *     existing file is not changed then
   */
  public static Result whole(Path file, Writing writing) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file;
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw new IOException("%s is not a file that can be replaced".formatted(file));
    }
    // Without the name of the file, which may be as long as a name may be.
    var hiding = target.resolveSibling(".saving-%x.part".formatted(System.nanoTime()));
    PrivateFiles.createHiding(hiding);
    try {
      var part = hiding.resolve("part");
      try {
        PrivateFiles.create(part);
        var result = writing.write(part);
        if (!result.cancelled()) {
          PrivateFiles.release(part, target);
          move(part, target);
        }
        return result;
      } finally {
        Files.deleteIfExists(part);
      }
    } finally {
      Files.deleteIfExists(hiding);
    }
  }

  private static Result write(
      Capture capture,
      PrimitiveIterator.OfLong numbers,
      Function<InetAddress, Optional<String>> names,
      LongFunction<String> comments,
      Path part,
      Progress progress)
      throws IOException {
    long saved = 0;
    long notHeld = 0;
    long noted = 0; // how many were dropped
    long from = Long.MAX_VALUE;
    long to = 0;
    try (var writer = new PcapngWriter(Files.newOutputStream(part), "")) {
      var fileNames = new FileNames(writer, names);
      while (numbers.hasNext()) {
        if ((saved + notHeld) % ASK_EVERY == 0 && !progress.goOn(saved + notHeld)) {
          return new Result(saved, notHeld, true);
        }
        long number = numbers.nextLong();
        from = Math.min(from, number);
        to = Math.max(to, number);
        try {
          var datagram = capture.get(number);
          fileNames.meet(datagram);
          var notes = capture.notes(number).withComment(comments.apply(number));
          writer.write(datagram, notes);
          noted = Dropped.sum(noted, notes.dropped());
          saved++;
        } catch (NoSuchElementException e) {
          notHeld++;
        }
      }
      fileNames.writeFound();
      var lost = capture.dropped(from, to);
      long more = Math.max(0, lost.noted() - noted); // what is deleted meanwhile has no notes
      writer.dropped(more + lost.unnoted() + lost.packets() + notHeld, now());
    }
    return new Result(saved, notHeld, !progress.goOn(saved + notHeld));
  }

  private static long now() {
    return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
  }

  private static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
