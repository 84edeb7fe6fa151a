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
 * The command line that sends an event again, to be pasted into a shell that nobody knows: bash,
 * zsh, fish, cmd.exe or PowerShell. What a message says must not become a command there, so it
 * stands as Python text only if each character means itself within double quotes in all of them:
 * ASCII letters and digits, space and <code>_.,:()[]{}'=+-</code>. Every other message stands as
 * its bytes in hexadecimal digits.
 *
 * <p>Left out of that list are {@code "}, {@code \}, {@code $}, the backtick (POSIX shell, 2.2.3
 * Double-Quotes; PowerShell, about_Quoting_Rules, which also takes typographic quotation marks for
 * quotes), {@code !} (bash and zsh: history expansion, also within double quotes; cmd.exe: delayed
 * expansion), {@code %} and {@code ^} (cmd.exe), and all that has a meaning outside of quotes, for
 * PowerShell drops the quotes of what has no space before it starts a {@code .bat}: <code>
 * &amp;|&lt;&gt;;*?@#~</code>. A {@code /} may begin a path that Git Bash rewrites.
 *
 * <p>Text stands only in lines up to {@value #MAX_LENGTH} chars: cmd.exe takes 8,191, of which
 * {@code picklescope.bat} adds some. Of a longer line no more than hexadecimal digits could be cut
 * off there.
 */
final class SendCommandLine {
  /** The longest line that every shell takes, in chars. */
  static final int MAX_LENGTH = 7_000;

  private static final String SAFE = " _.,:()[]{}'=+-";

  private SendCommandLine() {}

  /** The line, without a line end. */
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
            && message.text().chars().allMatch(SendCommandLine::isSafe)
            && isUsual(event, message);
    return start
        + (text
            ? what + protocol
            : "--hex " + HexFormat.of().formatHex(event.datagram().payload()));
  }

  /** Whether the command, which knows no envelopes of ports, would write the event's own layout. */
  private static boolean isUsual(Event event, Message message) {
    return event instanceof NetworkEvent
        && EventMessage.of(Envelope.auto().decode(event.datagram(), event.sender()))
            .equals(message);
  }

  private static boolean isSafe(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || SAFE.indexOf(c) >= 0;
  }

  /** Brackets are a pattern of file names outside of quotes. */
  private static String destination(InetSocketAddress to) {
    return to.getAddress() instanceof Inet6Address six
        ? "\"[%s]:%d\"".formatted(host(six), to.getPort())
        : to.getAddress().getHostAddress() + ":" + to.getPort();
  }

  /** The scope by its number: an interface's name may be anything. */
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
