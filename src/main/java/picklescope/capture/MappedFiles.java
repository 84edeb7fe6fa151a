package picklescope.capture;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Consecutive files, mapped to memory until they are closed. Any thread may read. */
final class MappedFiles implements AutoCloseable {
  /**
   * One of the files.
   *
   * @param base the total size of the previous files in bytes
   */
  record Part(Path path, MemorySegment data, long base) {}

  private final Arena arena = Arena.ofShared();
  private final List<Part> parts = new ArrayList<>();
  private final long bytes;

  /**
   * Maps files to memory.
   *
   * @throws IOException if one cannot be read; the message is for the user
   */
  MappedFiles(List<Path> files) throws IOException {
    long base = 0;
    try {
      for (Path file : files) {
        var data = map(file);
        parts.add(new Part(file, data, base));
        base += data.byteSize();
      }
    } catch (IOException e) {
      arena.close();
      throw e;
    }
    bytes = base;
  }

  private MemorySegment map(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("%s is a folder. Choose a pcapng or pcap file.".formatted(file));
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException(
          "%1$s is a pipe or a device, not a file. Save its content first: picklescope read %1$s -w FILE"
              .formatted(file));
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    } catch (NoSuchFileException e) {
      throw new IOException("There is no file %s.".formatted(file), e);
    } catch (IOException e) {
      throw new IOException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  List<Part> parts() {
    return parts;
  }

  /** Returns the total size in bytes. */
  long bytes() {
    return bytes;
  }

  /** Unmaps the files. Has no effect if they are already closed. */
  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
