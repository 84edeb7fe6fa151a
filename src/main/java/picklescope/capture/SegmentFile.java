package picklescope.capture;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import picklescope.file.PrivateFiles;

/** One of the files of a journal: a complete pcapng file. Not thread-safe. */
final class SegmentFile {
  /** The suffix of a file whose header is not complete yet. */
  static final String BEGUN = ".begun";

  private final Path path;
  private final FileChannel channel;
  private final Arena arena = Arena.ofShared();
  private long size;

  private SegmentFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Creates a file with a header; the file gets its name only after the header is written. */
  static SegmentFile create(Path path, byte[] header) throws IOException {
    Path folder = path.getParent();
    if (folder != null) {
      PrivateFiles.createFolders(folder);
    }
    var begun = path.resolveSibling(path.getFileName() + BEGUN);
    var file =
        new SegmentFile(
            path,
            PrivateFiles.open(
                begun,
                Set.of(
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE)));
    try {
      file.append(ByteBuffer.wrap(header));
      Files.move(begun, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      file.close();
      Files.deleteIfExists(begun);
      throw e;
    }
    return file;
  }

  Path path() {
    return path;
  }

  long size() {
    return size;
  }

  /** Appends complete blocks. If that fails the file is truncated to its previous size. */
  void append(ByteBuffer blocks) throws IOException {
    try {
      long at = size;
      while (blocks.hasRemaining()) {
        at += channel.write(blocks, at);
      }
      size = at;
    } catch (IOException e) {
      channel.truncate(size);
      throw e;
    }
  }

  /** Maps a part of the file to memory until {@link #close()}. */
  MemorySegment map(long from, long length) throws IOException {
    return channel.map(FileChannel.MapMode.READ_ONLY, from, length, arena);
  }

  void close() throws IOException {
    if (arena.scope().isAlive()) {
      arena.close();
    }
    channel.close();
  }

  void delete() throws IOException {
    close();
    Files.deleteIfExists(path);
  }
}
