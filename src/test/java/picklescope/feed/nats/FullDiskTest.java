package picklescope.feed.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.capture.Journal;
import picklescope.capture.JournalLimits;
import picklescope.capture.Samples;
import picklescope.feed.BlockReading;
import picklescope.feed.FeedStart;
import picklescope.feed.HostName;

/** A nats-server whose disk is full: what it does not keep is sent again when it has room. */
@Tag("slow")
@Timeout(180)
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
  private static final HostName HOST = new HostName("LAB-3");
  private static final int COUNT = 60_000;

  @TempDir private Path folder;
  private Path disk = Path.of("");

  private static int run(String... command) throws Exception {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    int exit = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString());
    assumeTrue(exit == 0, "this user may not mount");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
  }

  @Test
  void recordingGoesOnAndTheRestIsSentOnce() throws Exception {
    var samples = Samples.small(COUNT, 31);
    // It takes the room that it has for more than it is.
    try (var server = NatsServer.startWithStore(disk, "max_file_store: 4GB");
        var journal = new Journal(folder.resolve("journal"), JournalLimits.standard());
        var publisher = new MadeFeed(server, HOST).publish(journal, "one")) {
      for (var sample : samples) {
        Await.until("there is room in memory", () -> journal.append(sample));
      }
      MadeFeed.awaitWaiting(publisher);
      assertEquals(COUNT, journal.last());
      server.kill();
      assertEquals(0, run("mount", "-o", "remount,size=200m", disk.toString()));
      server.start();
      MadeFeed.awaitConfirmed(publisher, COUNT);
      var reading = new BlockReading(true);
      try (var broker = NatsBroker.connect(server.address());
          var inlet = broker.inlet(HOST, new FeedStart.Oldest())) {
        while (reading.received() < COUNT) {
          inlet.next().ifPresent(reading::take);
        }
      }
      assertEquals(COUNT, reading.received());
      assertEquals(0, reading.retired() + reading.overwritten() + reading.unexplained());
      assertEquals(0, reading.unreadable());
    }
  }
}
