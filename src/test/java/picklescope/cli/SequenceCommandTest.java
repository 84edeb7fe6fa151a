package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code picklescope send --sequence} in this process. */
@Timeout(60)
class SequenceCommandTest {
  @TempDir Path folder;

  private static Launched.Ended run(String... arguments) {
    var err = new ByteArrayOutputStream();
    var streams = Streams.of(InputStream.nullInputStream(), new ByteArrayOutputStream(), err);
    int code = new CommandLineMain(streams).run(arguments);
    return new Launched.Ended(
        code, List.of(), err.toString(StandardCharsets.UTF_8).lines().toList());
  }

  @Test
  void sendsAFolderInItsOrder() throws Exception {
    try (var socket = new DatagramSocket()) {
      String to = "127.0.0.1:" + socket.getLocalPort();
      String file =
          Files.writeString(
                  folder.resolve("sends.json"),
                  """
                  {"sends": [
                    {"name": "a", "folder": "trial", "form": "text", "text": "ready", "to": "%1$s"},
                    {"name": "x", "form": "text", "text": "not in the folder", "to": "%1$s"},
                    {"name": "b", "folder": "trial", "form": "text", "text": "go", "waitMs": 30,
                     "to": "%1$s"}
                  ]}
                  """
                      .formatted(to))
              .toString();
      var ended = run("send", "--sequence", "trial", "--saved-in", file);
      assertEquals(ExitCodes.OK, ended.code(), ended::toString);
      assertEquals(List.of("sent 2 of 2 messages"), ended.err());
      for (String text : List.of("ready", "go")) {
        var packet = new DatagramPacket(new byte[100], 100);
        socket.receive(packet);
        byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
        assertEquals(text, new String(bytes, StandardCharsets.UTF_8));
      }
      var none = run("send", "--sequence", "experiment", "--saved-in", file);
      assertEquals(ExitCodes.FAILED, none.code());
      assertTrue(none.err().getFirst().contains("no folder 'experiment'"), none::toString);
      var both = run("send", to, "send(1)", "--sequence", "trial", "--saved-in", file);
      assertEquals(ExitCodes.USAGE, both.code());
    }
  }
}
