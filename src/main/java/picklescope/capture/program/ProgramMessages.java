package picklescope.capture.program;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import picklescope.python.text.VisibleText;

/**
 * What a capture program prints on standard error: the first lines, and how many packets it has
 * dropped. Thread-safe.
 */
final class ProgramMessages {
  private static final int MOST_LINES = 50;
  private static final int LONGEST_LINE = 500;

  /** Of dumpcap, for each interface when it ends. */
  private static final Pattern DUMPCAP_DROPS =
      Pattern.compile("Packets received/dropped on interface .*: \\d{1,18}/(\\d{1,18}) .*");

  /** Of tcpdump when it ends. */
  private static final Pattern TCPDUMP_DROPS =
      Pattern.compile("(\\d{1,18}) packets? dropped by (kernel|interface)");

  /** What they report of a capture that works. */
  private static final Pattern USUAL =
      Pattern.compile(
          "Capturing on .*|File: .*|Packets captured: .*|Running as user .*|Packets received.*"
              + "|tcpdump: listening on .*|tcpdump: data link type .*|.*verbose output suppressed.*"
              + "|\\d+ packets? .*");

  private final List<String> lines = new ArrayList<>();
  private long dropped = -1;

  /** What has gone wrong. */
  enum Trouble {
    NONE,
    NO_RIGHT,
    NO_NPCAP,
    OTHER
  }

  /** Starts to read a stream to its end, without ever letting the program wait. */
  Thread reading(InputStream stream) {
    return Thread.ofPlatform().daemon().name("capture-program").start(() -> read(stream));
  }

  private void read(InputStream stream) {
    try (var in = new BufferedInputStream(stream)) {
      var line = new StringBuilder();
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == '\n' || b == '\r') {
          add(line.toString());
          line.setLength(0);
        } else if (line.length() < LONGEST_LINE) {
          line.append((char) b);
        }
      }
      add(line.toString());
    } catch (IOException e) {
      // The process was closed.
    }
  }

  /** Adds a line, whose characters are bytes. */
  synchronized void add(String bytes) {
    String line =
        VisibleText.line(
            new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                .strip());
    for (Pattern drops : List.of(DUMPCAP_DROPS, TCPDUMP_DROPS)) {
      var found = drops.matcher(line);
      if (found.matches()) {
        dropped = Math.max(0, dropped) + Long.parseLong(found.group(1));
      }
    }
    if (!line.isEmpty() && lines.size() < MOST_LINES && !USUAL.matcher(line).matches()) {
      lines.add(line);
    }
  }

  /** Returns how many packets were dropped; empty until the program has reported it. */
  synchronized OptionalLong dropped() {
    return dropped < 0 ? OptionalLong.empty() : OptionalLong.of(dropped);
  }

  /** Returns whether it has reported nothing unusual. */
  synchronized boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Returns the first lines that are not usual as one line. */
  synchronized String text() {
    return String.join(" ", lines.subList(0, Math.min(3, lines.size())))
        .replaceFirst("^(dumpcap|tcpdump): ", "");
  }

  synchronized Trouble trouble() {
    if (lines.isEmpty()) {
      return Trouble.NONE;
    }
    String all = String.join(" ", lines).toLowerCase(Locale.ROOT);
    if (all.contains("npf driver") || all.contains("npcap") || all.contains("winpcap")) {
      return Trouble.NO_NPCAP;
    }
    return all.contains("permission") || all.contains("not permitted")
        ? Trouble.NO_RIGHT
        : Trouble.OTHER;
  }
}
