package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nats.client.Nats;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import picklescope.Await;
import picklescope.capture.Capture;
import picklescope.capture.CaptureFile;
import picklescope.capture.JournalFolder;
import picklescope.feed.HostName;
import picklescope.feed.nats.NatsServer;
import picklescope.net.FreePorts;
import picklescope.net.Network;
import picklescope.net.NetworkException;
import picklescope.session.Session;

/** A window on a lab, drawn in memory, that is killed amid the messages. */
@Tag("slow")
@Timeout(300)
@EnabledOnOs(OS.LINUX)
class LabKilledWindowIT extends Signalled {
  private static final int KILLS = 3;
  private static final String STREAM = "PS_CAP_LAB-3";

  private final Set<Path> known = new HashSet<>();

  private Path journals() {
    return state.resolve("picklescope").resolve("journals");
  }

  /** The file of a window that has been started last, once it has so many messages. */
  private Path awaitJournal(long messages) {
    var found = new ArrayList<Path>();
    Await.until(
        messages + " messages in its journal",
        () -> {
          var file = newest();
          file.filter(one -> count(one) >= messages).ifPresent(found::add);
          return !found.isEmpty();
        });
    return found.getFirst();
  }

  private Optional<Path> newest() throws IOException {
    return files(state).stream()
        .filter(file -> file.endsWith("000001.pcapng") && isRecorded(file) && !known.contains(file))
        .findFirst();
  }

  private static CaptureFile opened(Path file) throws Exception {
    var capture = CaptureFile.open(file);
    Await.until("it is read", () -> capture.awaitRead(Duration.ofSeconds(1)));
    return capture;
  }

  private static long count(Path file) {
    try (var capture = opened(file)) {
      return capture.last();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> messages(Path file) throws Exception {
    try (var capture = opened(file)) {
      return messages(capture);
    }
  }

  private static List<String> messages(Capture capture) {
    return LongStream.rangeClosed(1, capture.last())
        .mapToObj(number -> HexFormat.of().formatHex(capture.get(number).payload()))
        .toList();
  }

  /** Sends 0, 1, 2 and so on until it is interrupted. */
  private static void count(int port) {
    try (var network = Network.to("127.0.0.1", port)) {
      for (int n = 0; !Thread.interrupted(); n++) {
        network.send(n);
        Thread.sleep(5);
      }
    } catch (NetworkException | InterruptedException e) {
      // It was requested to end.
    }
  }

  @Test
  void whateverItLeavesTheNextOneHasEachMessageOnce() throws Exception {
    int port = FreePorts.next();
    try (var server = NatsServer.start(folder);
        var lab = new Session()) {
      lab.ports().add(port);
      var publisher = lab.publishings().open(server.address(), new HostName("LAB-3"));
      var sender = Thread.ofVirtual().start(() -> count(port));
      for (int kill = 1; kill <= KILLS; kill++) {
        try (var window = start(server.url(), "--from", "oldest")) {
          var journal = awaitJournal(100L * kill);
          send(window, "KILL");
          window.process().waitFor();
          known.add(journal);
        }
      }
      sender.interrupt();
      sender.join();
      var sent = lab.capture();
      Await.until("all is published", () -> publisher.state().confirmed() == sent.last());
      for (Path journal : known) {
        var left = messages(journal);
        assertEquals(messages(sent).subList(0, left.size()), left);
      }
      try (var window = start(server.url(), "--from", "oldest")) {
        var journal = awaitJournal(sent.last());
        assertEquals(messages(sent), messages(journal));
        var offered = new JournalFolder(journals()).leftBehind();
        assertEquals(KILLS, offered.size(), offered::toString);
        Await.until("the server forgets what killed windows read", () -> consumers(server) == 1);
        assertTrue(window.process().isAlive());
      }
    }
  }

  private static int consumers(NatsServer server) throws Exception {
    var connection = Nats.connect(server.url());
    int count = connection.jetStreamManagement().getConsumerNames(STREAM).size();
    connection.close();
    return count;
  }
}
