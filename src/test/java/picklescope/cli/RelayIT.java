package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picklescope.net.FreePorts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A relay as a process, between python3 processes. */
@Timeout(180)
class RelayIT {
  /** Answers each call with its first argument, until one is 'end'. */
  private static final String RECEIVER =
      """
      import pickle, socket
      s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      s.bind(('127.0.0.1', %d))
      s.settimeout(60)
      print('bound', flush=True)
      while True:
          payload, sender = s.recvfrom(70000)
          (name,), kw = pickle.loads(payload)
          if name == 'end':
              break
          s.sendto(pickle.dumps((('answer', name), kw), 4), sender)
      """;

  /** Two senders ask in turn, and each gets the answers to its own questions. */
  private static final String TWO_SENDERS =
      """
      import pickle, socket
      to = ('127.0.0.1', %d)
      one, two = [socket.socket(socket.AF_INET, socket.SOCK_DGRAM) for _ in range(2)]
      one.settimeout(60)
      two.settimeout(60)
      for n in range(20):
          one.sendto(pickle.dumps((('one',), {'n': n}), 4), to)
          two.sendto(pickle.dumps((('two',), {'n': n}), 2), to)
          for s, name in (two, 'two'), (one, 'one'):
              payload, sender = s.recvfrom(70000)
              assert sender == to, sender
              assert pickle.loads(payload) == (('answer', name), {'n': n}), payload
      one.sendto(pickle.dumps((('end',), {}), 4), to)
      """;

  @TempDir Path folder;

  private static Launched relay(int port, int target, String... more) throws Exception {
    var relay =
        Launched.start(
            Map.of(),
            Launched.interruptible(
                Launched.command(
                    Stream.concat(
                            Stream.of("relay", "" + port, "127.0.0.1:" + target, "--no-names"),
                            Stream.of(more))
                        .toArray(String[]::new))));
    assertEquals("relaying " + port + " to 127.0.0.1:" + target, relay.nextErr());
    assertTrue(relay.nextErr().contains("sees this computer's address as the sender's"));
    return relay;
  }

  private static Launched receiver(int port) throws Exception {
    var receiver = Launched.python(RECEIVER.formatted(port));
    assertEquals("bound", receiver.nextOut());
    return receiver;
  }

  @Test
  void twoSendersGetTheirAnswersAndAllIsPrintedAndWritten() throws Exception {
    int port = FreePorts.next();
    int target = FreePorts.next();
    String file = folder.resolve("relay.pcapng").toString();
    try (var receiver = receiver(target);
        var relay = relay(port, target, "-c", "81", "--format", "json", "-w", file)) {
      Launched.python(TWO_SENDERS.formatted(port)).ended().succeeded();
      receiver.ended().succeeded();
      var ended = relay.ended().succeeded();

      assertEquals(81, ended.out().size());
      int answers = 0;
      for (String line : ended.out()) {
        JsonNode message = JsonMapper.shared().readTree(line);
        assertEquals("in", message.path("direction").asString());
        boolean isAnswer = message.path("remote_port").asInt() == target;
        assertEquals(isAnswer, message.path("data").path(0).asString().equals("answer"));
        assertEquals(isAnswer, message.path("port").asInt() != port);
        answers += isAnswer ? 1 : 0;
      }
      assertEquals(40, answers);
      assertEquals(
          List.of(
              "41 messages received, 41 passed on; 40 answers received, 40 passed on",
              "81 messages written to " + file),
          ended.err().subList(ended.err().size() - 2, ended.err().size()),
          ended::toString);
    }
    assertEquals("81", Launched.run("read", file, "--count").succeeded().out().getFirst());
  }

  @Tag("slow")
  @Test
  void aRefusedTargetIsReported() throws Exception {
    int port = FreePorts.next();
    int target = FreePorts.next();
    try (var relay = relay(port, target, "-c", "3")) {
      ask(port, 1);
      assertEquals(
          "refused by 127.0.0.1: nothing listens on port %d; it is tried with every message"
              .formatted(target),
          relay.nextErr());
      ask(port, 1);
      ask(port, 1);
      var ended = relay.ended().succeeded();
      assertTrue(
          ended.err().getLast().matches("(1 message|[23] messages) refused"), ended::toString);
    }
  }

  /** All 200 are printed; which of them are lost depends on the seed alone. */
  @Tag("slow")
  @Test
  void theFaultsAreAnnouncedAndCounted() throws Exception {
    int target = FreePorts.next();
    List<String> summaries =
        List.of(lossy(target), lossy(target)).stream()
            .map(ended -> ended.err().get(ended.err().size() - 1))
            .toList();
    assertTrue(
        summaries.getFirst().matches("faults: [1-9]\\d* lost, 0 lost beyond .*"),
        summaries.toString());
    assertEquals(summaries.getFirst(), summaries.getLast());
  }

  @Tag("slow")
  @Test
  void rulesDropAndHold() throws Exception {
    int port = FreePorts.next();
    int target = FreePorts.next();
    try (var receiver = receiver(target);
        var relay =
            relay(
                port,
                target,
                "--rule",
                "data[1] == 1 -> drop",
                "--rule",
                "data[0] == 'question' -> hold 60min",
                "-c",
                "4")) {
      assertEquals("rule: data[1] == 1 -> drop", relay.nextErr());
      assertEquals("rule: data[0] == 'question' -> hold 60min", relay.nextErr());
      ask(port, 3);
      end(port);
      receiver.ended().succeeded();
      var ended = relay.ended().succeeded();
      assertEquals(4, ended.out().size());
      assertTrue(
          ended.err().contains("rules: 1 dropped, 0 changed, 0 delayed, 2 held"), ended::toString);
    }
  }

  @Tag("slow")
  @Test
  void aRelayThatCannotBeginReplacesNoFile() throws Exception {
    int port = FreePorts.next();
    var file = Files.writeString(folder.resolve("lab.pcapng"), "of yesterday");
    try (var _ = receiver(port)) {
      var ended = Launched.run("relay", "" + port, "127.0.0.1:9", "-w", file.toString());
      assertEquals(ExitCodes.FAILED, ended.code(), ended::toString);
    }
    assertEquals("of yesterday", Files.readString(file));
  }

  @Test
  void aMistakeInARuleIsShown() throws Exception {
    var ended = Launched.run("relay", "4950", "127.0.0.1:4951", "--rule", "foo > -> drop");
    assertEquals(2, ended.code());
    assertEquals("  foo > -> drop", ended.err().get(1), ended::toString);
    assertTrue(ended.err().get(2).startsWith("        ^"), ended::toString);
  }

  private static Launched.Ended lossy(int target) throws Exception {
    int port = FreePorts.next();
    String receives =
        """
        import socket
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        s.bind(('127.0.0.1', %d))
        print('bound', flush=True)
        while True:
            s.recv(70000)
        """;
    try (var receiver = Launched.python(receives.formatted(target));
        var relay = relay(port, target, "--loss", "20", "--seed", "7", "-c", "200")) {
      assertEquals("bound", receiver.nextOut());
      assertEquals("faults are on: loss 20 %, seed 7", relay.nextErr());
      ask(port, 200);
      var ended = relay.ended().succeeded();
      assertEquals(200, ended.out().size());
      return ended;
    }
  }

  @Tag("slow")
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void ctrlCEndsItWithItsSummaryAndPassesOnWhatItHolds() throws Exception {
    int port = FreePorts.next();
    int target = FreePorts.next();
    try (var receiver = receiver(target);
        var relay = relay(port, target, "--rule", "-> hold 60min")) {
      assertEquals("rule: -> hold 60min", relay.nextErr());
      end(port);
      assertTrue(relay.nextOut().contains("'end'"));
      Launched.interrupt(relay.process());
      var ended = relay.ended().succeeded();
      receiver.ended().succeeded();
      assertTrue(
          ended.err().contains("1 message received, 1 passed on; 0 answers received, 0 passed on"),
          ended::toString);
      assertEquals(
          "1 message that waited was passed on at once when the relay ended",
          ended.err().getLast());
      assertTrue(FreePorts.isFree(port));
    }
  }

  /** Sends the receiver the message after which it ends. */
  private static void end(int port) throws IOException, InterruptedException {
    Launched.python(
            "import pickle, socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto("
                + "pickle.dumps((('end',), {}), 4), ('127.0.0.1', %d))".formatted(port))
        .ended()
        .succeeded();
  }

  private static void ask(int port, int count) throws IOException, InterruptedException {
    String script =
        """
        import pickle, socket
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        for i in range(%d):
            s.sendto(pickle.dumps((('question', i), {}), 4), ('127.0.0.1', %d))
        """;
    Launched.python(script.formatted(count, port)).ended().succeeded();
  }
}
