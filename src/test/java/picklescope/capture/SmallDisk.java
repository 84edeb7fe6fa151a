package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a few megabytes, which only root may mount: tests are skipped for others. */
public final class SmallDisk implements AutoCloseable {
  private final Path place;

  /** Mounts it in a new folder. */
  public SmallDisk(Path place, int megabytes) throws IOException {
    this.place = Files.createDirectory(place);
    String size = "size=%dm".formatted(megabytes);
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", size, "tmpfs", place.toString()),
        "skipped: mounting a small file system is not permitted");
  }

  /** Takes so many megabytes of its room, until the file is deleted. */
  public Path fill(int megabytes) throws IOException {
    return Files.write(place.resolve("filler"), new byte[megabytes << 20]);
  }

  /** A folder on it. */
  public Path folder(String name) {
    return place.resolve(name);
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    assertTrue(run("umount", place.toString()));
  }
}
