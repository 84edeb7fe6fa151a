package picklescope.export;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.net.Network;
import picklescope.send.Message;

/**
 * Creates the command line that sends an event again. It can be pasted into any shell: bash, zsh,
 * fish, cmd.exe or PowerShell. The content of a message must not be executed there, so it is
 * written as Python text only if every character is {@linkplain ShellText literal} within double
 * quotes in all of them. Every other message is written as its bytes in hexadecimal digits.
 *
 * <p>Text is used only in lines of up to {@value #MAX_LENGTH} characters: cmd.exe accepts 8,191,
 * some of which {@code picklescope.bat} needs. In a longer line only hexadecimal digits can be
 * truncated.
 */
final class SendCommandLine {
  /** The maximum length of a line that every shell accepts, in characters. */
  static final int MAX_LENGTH = 7_000;

  private SendCommandLine() {}

  /** Returns the line, without a line end. */
  static String of(Event event, InetSocketAddress to) {
    String start = "picklescope send " + destination(to) + " ";
    var message = EventMessage.of(event);
    String what =
        switch (message.form()) {
          case CALL -> "\"" + message.text() + "\"";
          case BARE -> "--bare \"" + message.text() + "\"";
          default -> "";
        };
    String protocol =
        message.protocol() == Network.DEFAULT_PROTOCOL ? "" : " --protocol " + message.protocol();
    boolean text =
        !what.isEmpty()
            && (start + what + protocol).length() <= MAX_LENGTH
            && ShellText.isSafe(message.text())
            && isUsual(event, message);
    return start + (text ? what + protocol : hex(event.datagram().payload()));
  }

  /**
   * Returns the option for bytes. Without digits it has a {@code =}: not every shell passes an
   * empty argument on.
   */
  private static String hex(byte[] payload) {
    return payload.length == 0 ? "--hex=" : "--hex " + HexFormat.of().formatHex(payload);
  }

  /**
   * Returns whether the command, which does not know the envelopes of ports, encodes the event in
   * its own layout.
   */
  private static boolean isUsual(Event event, Message message) {
    return event instanceof NetworkEvent
        && EventMessage.of(Envelope.auto().decode(event.datagram(), event.sender()))
            .equals(message);
  }

  /**
   * Returns the text of the destination, in quotes if it has brackets, which are a pattern of file
   * names outside of quotes.
   */
  private static String destination(InetSocketAddress to) {
    return to.getAddress() instanceof Inet6Address six
        ? "\"[%s]:%s\"".formatted(host(six), to.getPort())
        : to.getAddress().getHostAddress() + ":" + to.getPort();
  }

  /**
   * Returns the address with the number of its scope: the name of an interface may contain any
   * character.
   */
  private static String host(Inet6Address address) {
    String host = withoutScope(address);
    return address.getScopeId() > 0 ? host + "%" + address.getScopeId() : host;
  }

  private static String withoutScope(InetAddress address) {
    String host = address.getHostAddress();
    int scope = host.indexOf('%');
    return scope < 0 ? host : host.substring(0, scope);
  }
}
