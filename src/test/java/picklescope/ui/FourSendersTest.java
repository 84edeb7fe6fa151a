package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.LoopbackAddresses;
import picklescope.Python;
import picklescope.event.Envelope;
import picklescope.event.PortSender;
import picklescope.net.FreePorts;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.Responder;
import picklescope.send.ResponderRule;
import picklescope.session.Session;
import picklescope.view.table.Row;

/** A lab with four senders on one port, each with a format of its own, in one table. */
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
class FourSendersTest {
  /** Sends 40 messages of each sender, and prints the answer that the one with JSON gets. */
  private static final String SENDERS =
      """
      import json, math, pickle, socket, struct, time
      senders = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(4)]
      for i, s in enumerate(senders):
          s.bind(('127.0.0.%%d' %% (i + 2), 0))
          s.settimeout(60)
      for i in range(40):
          turn = math.sin(i / 9)
          payloads = [
              pickle.dumps((('pose', i), {'pos': [round(turn, 3), 1.8, -0.25]}), 4),
              json.dumps({'trial': i // 4, 'rt': 0.3 + i / 100, 'key': 'left'}).encode(),
              b'%%d,%%.2f,on' %% (i, turn),
              struct.pack('<3f', turn, 1.5, i / 4)]
          for s, payload in zip(senders, payloads):
              s.sendto(payload, ('127.0.0.1', %1$d))
          time.sleep(1 / 60)
      print(senders[1].recv(70000).decode())
      """;

  private WindowHarness harness;
  private int port;

  @BeforeAll
  static void many() {
    LoopbackAddresses.assumeMany();
  }

  @Start
  void start(Stage stage) throws Exception {
    port = FreePorts.next();
    var session = new Session();
    session.ports().add(port);
    session
        .senderNames()
        .setAliases(
            Map.of(
                "127.0.0.2", "VIZARD",
                "127.0.0.3", "EYES",
                "127.0.0.4", "ARDUINO",
                "127.0.0.5", "TRACKER"));
    choose(session, "127.0.0.4", "csv n, force, light");
    choose(session, "127.0.0.5", "struct <3f x, y, z");
    var answer = Message.of(MessageForm.JSON, "{'ack': e.trial, 'late': e.rt > 0.4}");
    var responder = Responder.of(ResponderRule.of("ack", "trial == 5 and rt < 0.51", answer));
    session.responders().add(responder);
    session.responders().switchOn(responder);
    harness = new WindowHarness(stage, session);
    stage.setWidth(1280);
    stage.setHeight(800);
  }

  private void choose(Session session, String address, String envelope) throws Exception {
    session
        .envelopes()
        .set(PortSender.of(port + "@" + address).orElseThrow(), Envelope.of(envelope));
  }

  @AfterEach
  void close() {
    harness.close();
  }

  @Test
  void isReadableFilterableAndAnswerable() throws Exception {
    Process python = Python.start(SENDERS.formatted(port));
    try (BufferedReader output = python.inputReader()) {
      assertEquals("{\"ack\":5,\"late\":true}", output.readLine());
    }
    WindowHarness.await("all rows", () -> harness.session.capture().last() >= 161);
    awaitLast("127.0.0.2", "'pose', 39", "pos=[-0.929, 1.8, -0.25]");
    awaitLast("127.0.0.3", "json? ", "trial=9 rt=0.69 key='left'");
    awaitLast("127.0.0.4", "csv ", "n=39 force=-0.93 light='on'");
    awaitLast("127.0.0.5", "struct ", "x=-0.929 y=1.5 z=9.75");
    long chosen = rows("127.0.0.3").getLast().number();
    WindowHarness.fx(() -> harness.table().model().goTo(chosen));
    WindowHarness.await(
        "the inspector", () -> harness.robot.lookup("#detail-value").tryQuery().isPresent());
    WindowHarness.await("the value", () -> harness.inspector("detail-value").contains("trial = 9"));
    Pictures.write(harness, "four-senders");
    filter("trial > 3 and rt < 0.5", "4 of 161");
    filter("format == 'struct' and z > 9", "3 of 161");
    filter("force > 0.99", "2 of 161");
  }

  private List<Row> rows(String address) {
    return harness.rows().stream()
        .filter(row ->
            row.kind() == Row.Kind.IN && harness.texts(row, "address").equals(List.of(address)))
        .toList();
  }

  private void awaitLast(String address, String data, String attributes) {
    WindowHarness.await(
        data + " " + attributes, () -> last(address).equals(List.of(data, attributes)));
  }

  private List<String> last(String address) {
    List<Row> rows = rows(address);
    return rows.isEmpty() ? List.of() : harness.texts(rows.getLast(), "data", "attributes");
  }

  private void filter(String text, String count) {
    harness.robot.clickOn("#filter");
    WindowHarness.fx(() -> ((TextInputControl) harness.find("filter")).setText(text));
    WindowHarness.await(text, () -> harness.label("filter-count").equals(count));
  }
}
