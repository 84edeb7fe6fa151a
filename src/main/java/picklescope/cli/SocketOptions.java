package picklescope.cli;

import picklescope.net.NetworkException;
import picklescope.net.SendOptions;
import picklescope.send.Target;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options of the socket that sends. */
final class SocketOptions {
  @Option(
      names = "--from",
      paramLabel = "PORT",
      description = "The local port. Usually chosen by the system.")
  private int from = SendOptions.FREE;

  @Option(
      names = "--interface",
      paramLabel = "NAME",
      description = "Multicast: the network interface, by name (eth0) or address.")
  private String networkInterface = "";

  @Option(
      names = "--ttl",
      paramLabel = "N",
      description = "Multicast: the time to live, 0 to 255. Usually 1, this network only.")
  private int ttl = SendOptions.USUAL_TTL;

  Target target(CommandLine command, String destinations) {
    try {
      return Target.parse(destinations, options(command));
    } catch (NetworkException e) {
      throw ExitCodes.usage(command, e.getMessage());
    }
  }

  SendOptions options(CommandLine command) {
    if (from < 0 || from > 65_535) {
      throw ExitCodes.usage(command, "--from: expected a number from 1 to 65535, not " + from);
    }
    if (ttl < 0 || ttl > 255) {
      throw ExitCodes.usage(command, "--ttl: expected a number from 0 to 255, not " + ttl);
    }
    return new SendOptions(from, networkInterface, ttl);
  }
}
