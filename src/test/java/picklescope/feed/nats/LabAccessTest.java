package picklescope.feed.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.capture.Journal;
import picklescope.capture.Samples;
import picklescope.feed.FeedException;
import picklescope.feed.FeedStart;
import picklescope.feed.HostLosses;
import picklescope.feed.HostName;
import picklescope.feed.LabAddress;
import picklescope.feed.Publisher;
import picklescope.feed.PublisherState;

/** Who may do what at a real nats-server with the configuration that comes with Picklescope. */
@Timeout(120)
class LabAccessTest {
  private static final Path EXAMPLE = Path.of("packaging", "nats", "lab.conf");
  private static final HostName OWN = new HostName("LAB-3");

  @TempDir private Path folder;

  /** The example's users; the rest is this test's own. */
  private static String users() throws Exception {
    String all = Files.readString(EXAMPLE);
    return all.substring(all.indexOf("\nauthorization {"));
  }

  private static Publisher publisher(Journal journal, LabAddress address, HostName host) {
    return new Publisher(
        journal,
        new Publisher.Publication(() -> NatsBroker.connect(address), host, "one", List::of),
        () -> HostLosses.NONE);
  }

  private static PublisherState ended(Publisher publisher, PublisherState.Phase phase) {
    Await.until("it is " + phase, () -> publisher.state().phase() == phase);
    return publisher.state();
  }

  @Test
  @Tag("slow")
  void eachMayDoWhatTheExampleAllowsAndNothingElse() throws Exception {
    try (var server = NatsServer.start(folder, users());
        var journal = new Journal()) {
      Samples.append(journal, Samples.small(1, 1).getFirst());
      var agent = server.address("LAB-3", "CHANGE-ME-3");
      try (var early = publisher(journal, agent, OWN)) {
        String problem = ended(early, PublisherState.Phase.FAILED).problem();
        assertTrue(problem.endsWith("--name LAB-3 --prepare"), problem);
      }
      prepare(server, OWN);
      try (var publisher = publisher(journal, agent, OWN)) {
        Await.until("it is published", () -> publisher.state().confirmed() == 1);
        try (var broker = NatsBroker.connect(server.address("watcher", "CHANGE-ME-TOO"))) {
          // A computer that is busy may answer too late, and is asked again each second.
          Await.until("it answers", () -> !broker.clocks(Set.of(OWN)).isEmpty());
        }
      }
      try (var foreign = publisher(journal, agent, new HostName("LAB-4"))) {
        String problem = ended(foreign, PublisherState.Phase.FAILED).problem();
        assertTrue(problem.contains("permission"), problem);
      }
      try (var stranger = publisher(journal, server.address("LAB-3", "wrong"), OWN)) {
        String problem = ended(stranger, PublisherState.Phase.FAILED).problem();
        assertTrue(problem.contains("refuses this user"), problem);
      }
      var watcher = server.address("watcher", "CHANGE-ME-TOO");
      try (var broker = NatsBroker.connect(watcher)) {
        assertEquals(List.of(OWN), broker.hosts());
        assertEquals("one", broker.status(OWN).orElseThrow().capture());
        try (var inlet = broker.inlet(OWN, new FeedStart.Time(0))) {
          assertEquals(1, inlet.next().orElseThrow().block().section().first());
        }
      }
      try (var publishing = publisher(journal, watcher, OWN)) {
        assertEquals(
            true, ended(publishing, PublisherState.Phase.FAILED).problem().contains("permission"));
      }
    }
  }

  private static void prepare(NatsServer server, HostName host) throws Exception {
    try (var broker = NatsBroker.connect(server.address("admin", "CHANGE-ME"))) {
      broker.outlet(host);
    }
  }

  /** Each of these would let a computer publish in the name of another, or read of others. */
  @Test
  void aComputerCannotUseTheServerAgainstOthers() throws Exception {
    var forbidden =
        List.of(
            "ps.LAB-4.cap.one",
            "ps.LAB-3.ping", // it could answer its own question, to any subject
            "_INBOX.watcher.one",
            "$JS.API.STREAM.CREATE.PS_CAP_LAB-3",
            "$JS.API.STREAM.UPDATE.PS_CAP_LAB-3",
            "$JS.API.CONSUMER.CREATE.PS_CAP_LAB-3",
            "$JS.API.DIRECT.GET.PS_CAP_LAB-3");
    var refused = new CopyOnWriteArrayList<String>();
    try (var server = NatsServer.start(folder, users())) {
      var connection =
          Nats.connect(
              Options.builder()
                  .server(server.url())
                  .userInfo("LAB-3", "CHANGE-ME-3")
                  .errorListener(
                      new ErrorListener() {
                        @Override
                        public void errorOccurred(Connection from, String error) {
                          refused.add(error);
                        }
                      })
                  .build());
      forbidden.forEach(subject -> connection.publish(subject, new byte[0]));
      var inboxes = List.of("_INBOX.>", "_INBOX.watcher.>", "ps.LAB-4.cap.*");
      inboxes.forEach(connection::subscribe);
      Await.until("all is refused", () -> refused.size() == forbidden.size() + inboxes.size());
      connection.close();
    }
  }

  @Test
  void aServerThatAcceptsNoBlocksIsRefusedWithASentence() throws Exception {
    try (var server = NatsServer.start(folder, "max_payload: 32KB");
        var journal = new Journal();
        var publisher = publisher(journal, server.address(), OWN)) {
      String problem = ended(publisher, PublisherState.Phase.FAILED).problem();
      assertTrue(problem.contains("Set max_payload"), problem);
    }
  }

  private void openssl(String arguments) throws Exception {
    var command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.split(" ")));
    var process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("openssl.log").toFile())
            .start();
    assertEquals(0, process.waitFor(), Files.readString(folder.resolve("openssl.log")));
  }

  private void createCertificate() throws Exception {
    openssl(
        "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=lab -addext"
            + " subjectAltName=IP:127.0.0.1 -keyout server.key -out server.pem");
  }

  /** A server that is busy, or for a slow computer; it is asked again. */
  @Test
  void aServerThatEndsTheEncryptionTooEarlyIsNotRefusedForGood() throws Exception {
    createCertificate();
    String tls =
        "tls { cert_file: '%1$s/server.pem', key_file: '%1$s/server.key', timeout: 0.00001 }"
            .formatted(folder);
    try (var server = NatsServer.start(folder, tls)) {
      String url = server.url().replace("nats:", "tls:");
      var address = LabAddress.of(url, Map.of("NATS_CA", folder.resolve("server.pem").toString()));
      var cut = assertThrows(FeedException.class, () -> NatsBroker.connect(address));
      assertFalse(cut.isLasting(), cut.text());
      assertFalse(cut.text().contains("trusted"), cut.text());
    }
  }

  @Test
  void aServerIsTrustedByTheCertificateThatIsGiven() throws Exception {
    createCertificate();
    openssl(
        "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=other -keyout other.key -out"
            + " other.pem");
    String tls =
        "tls { cert_file: '%1$s/server.pem', key_file: '%1$s/server.key' }".formatted(folder);
    try (var server = NatsServer.start(folder, tls)) {
      String url = server.url().replace("nats:", "tls:");
      var good = LabAddress.of(url, Map.of("NATS_CA", folder.resolve("server.pem").toString()));
      try (var broker = NatsBroker.connect(good)) {
        assertEquals(List.of(), broker.hosts());
      }
      var wrong = LabAddress.of(url, Map.of("NATS_CA", folder.resolve("other.pem").toString()));
      var refused = assertThrows(FeedException.class, () -> NatsBroker.connect(wrong));
      assertTrue(refused.text().contains("cannot be trusted"), refused.text());
      assertTrue(refused.isLasting());
      var elsewhere =
          LabAddress.of(
              url.replace("127.0.0.1", "localhost"),
              Map.of("NATS_CA", folder.resolve("server.pem").toString()));
      var other = assertThrows(FeedException.class, () -> NatsBroker.connect(elsewhere));
      assertTrue(other.text().contains("for another computer"), other.text());
      var plain = assertThrows(FeedException.class, () -> NatsBroker.connect(server.address()));
      assertTrue(plain.text().contains("tls://"), plain.text());
    }
  }

  @Test
  void serversThatAreTooOldAreRefusedWithASentence() {
    var address = LabAddress.of("nats://lab-server");
    for (String version : List.of("2.9.10", "1.4.1", "2.9.25-beta", "0.9", "")) {
      assertTrue(
          ServerVersion.refusal(address, version, true).orElseThrow().contains("2.10 or newer"),
          version);
    }
    for (String version : List.of("2.10.0", "2.15.1", "3.0.0", "2.10.27-1", "v2.11.0-dev")) {
      assertEquals(Optional.empty(), ServerVersion.refusal(address, version, true), version);
    }
    String text = ServerVersion.refusal(address, "1" + "x".repeat(1 << 20), true).orElseThrow();
    assertTrue(new FeedException(text, true).text().length() < 1_100);
    assertTrue(ServerVersion.refusal(address, "2.10.27", false).orElseThrow().contains("-js"));
  }
}
