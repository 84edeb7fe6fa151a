package picklescope.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;

/**
 * Writes to a file, and removes the incomplete part if a write fails, for example because the disk
 * is full. Pipes and devices keep what was written. Exceptions contain the name of the file.
 */
public final class WholeWrites extends OutputStream {
  private final Path file;
  private final FileChannel channel;
  private long size;

  private WholeWrites(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens a file; an existing file is truncated, unless another Picklescope writes to it.
   *
   * @throws IOException if it cannot be opened; the message is for the user
   */
  public static WholeWrites to(Path file) throws IOException {
    var opened = open(file, StandardOpenOption.CREATE);
    if (Files.isRegularFile(file) && !opened.isLocked()) {
      opened.close();
      throw new IOException(
          "Cannot write '%s': another Picklescope is writing to it.".formatted(file));
    }
    opened.cut();
    return opened;
  }

  /** Locks one byte that no file has, so that programs that read the file do not notice. */
  private boolean isLocked() {
    try {
      return channel.tryLock(Long.MAX_VALUE - 1, 1, false) != null;
    } catch (OverlappingFileLockException e) {
      return false; // this program writes to it
    } catch (IOException e) {
      return true; // a drive without locks
    }
  }

  /**
   * Creates a file.
   *
   * @throws FileAlreadyExistsException if it exists
   * @throws IOException if it cannot be created; the message is for the user
   */
  public static WholeWrites toNew(Path file) throws IOException {
    return open(file, StandardOpenOption.CREATE_NEW);
  }

  private static WholeWrites open(Path file, OpenOption... options) throws IOException {
    var all = new HashSet<>(List.of(options));
    all.add(StandardOpenOption.WRITE);
    try {
      return new WholeWrites(file, FileChannel.open(file, all));
    } catch (NoSuchFileException e) {
      throw new IOException("Cannot write '%s': there is no such folder.".formatted(file), e);
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    var left = ByteBuffer.wrap(bytes, from, length);
    try {
      while (left.hasRemaining()) {
        channel.write(left);
      }
      size += length;
    } catch (IOException e) {
      cut();
      throw new IOException("Cannot write '%s': %s.".formatted(file, e.getMessage()), e);
    }
  }

  private void cut() {
    try {
      channel.truncate(size);
    } catch (IOException e) {
      // a pipe or a device, or the file can no longer be changed
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
