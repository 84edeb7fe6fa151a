package picklescope.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Reads the text of ports; see {@link PortSpec#parse}. Used once. */
final class PortSpecReader {
  private static final String FROM = "from";
  private static final String INTERFACE = "[^\\s/:@,%\\[\\]]{1,64}";

  private final String[] words;
  private final List<MulticastGroup> groups = new ArrayList<>();

  PortSpecReader(String text) {
    words = text.replace(',', ' ').strip().split("\\s+");
  }

  List<PortSpec> read() throws NetworkException {
    String first = words[0];
    int colon = first.lastIndexOf(':');
    int[] range = range(first.substring(colon + 1));
    var place = place(first.substring(0, Math.max(0, colon)));
    readGroups();
    if (place instanceof PortPlace.AtAddress && !groups.isEmpty()) {
      throw new NetworkException(
          ("A port at one address receives no multicast. Write %s %s@%s to receive at all"
                  + " addresses, and the group there.")
              .formatted(
                  first.substring(colon + 1),
                  AddressText.of(groups.getFirst().address()),
                  place.text()));
    }
    return IntStream.rangeClosed(range[0], range[1])
        .mapToObj(number -> new PortSpec(number, place, groups))
        .toList();
  }

  private static int[] range(String text) throws NetworkException {
    int dash = text.indexOf('-', 1);
    if (dash < 0) {
      int number = number(text);
      return new int[] {number, number};
    }
    int low = number(text.substring(0, dash));
    int high = number(text.substring(dash + 1));
    if (low > high) {
      throw new NetworkException(
          "A range of ports begins with the lower number: %s-%s.".formatted(high, low));
    }
    if (high - low >= PortSpec.MOST_PORTS) {
      throw new NetworkException(
          String.format(
              Locale.ROOT,
              "A range has at most %,d ports, not %,d. Choose fewer.",
              PortSpec.MOST_PORTS,
              high - low + 1));
    }
    return new int[] {low, high};
  }

  private static int number(String text) throws NetworkException {
    int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
    if (number < 1 || number > 65_535) {
      throw new NetworkException(
          "A port is a number from 1 to 65535" + (text.isEmpty() ? "." : ", not " + text + "."));
    }
    return number;
  }

  private PortPlace place(String text) throws NetworkException {
    boolean inBrackets = text.startsWith("[") && text.endsWith("]");
    if (!inBrackets && text.indexOf(':') >= 0) {
      throw new NetworkException(
          "Write an IPv6 address in brackets, and the port behind: [::1]:4950.");
    }
    String inner = inBrackets ? text.substring(1, text.length() - 1) : text;
    if (inner.isEmpty() || inner.equals("*")) {
      return PortPlace.EVERYWHERE;
    }
    int at = zoneAt(inner);
    var address = AddressText.parse(inner.substring(0, at));
    if (address.isEmpty()) {
      return new PortPlace.OnInterface(networkInterface(inner));
    }
    if (address.get().isMulticastAddress()) {
      readGroup(inner);
      return PortPlace.EVERYWHERE;
    }
    if (address.get().isAnyLocalAddress()) {
      return PortPlace.EVERYWHERE;
    }
    if (at < inner.length() && address.get() instanceof Inet4Address) {
      throw new NetworkException("An IPv4 address has no zone: write only its numbers.");
    }
    return new PortPlace.AtAddress(
        address.get(), at < inner.length() ? networkInterface(inner.substring(at + 1)) : "");
  }

  private static int zoneAt(String text) {
    int at = text.indexOf('@');
    int zone = at < 0 ? text.indexOf('%') : at;
    return zone < 0 ? text.length() : zone;
  }

  private static String networkInterface(String text) throws NetworkException {
    boolean isName = text.matches(INTERFACE) && !text.matches("[0-9.]*");
    if (!isName && AddressText.parse(text).isEmpty()) {
      throw new NetworkException(
          "'%s' is neither an IP address nor a network interface such as eth0.".formatted(text));
    }
    return text;
  }

  private void readGroups() throws NetworkException {
    boolean from = false;
    for (int i = 1; i < words.length; i++) {
      if (words[i].equals(FROM)) {
        if (from || groups.isEmpty() || i == words.length - 1) {
          throw new NetworkException(
              "'from' stands between a group and its senders: 4950 232.1.1.1 from 10.0.0.5.");
        }
        from = true;
      } else if (from && isSource(words[i])) {
        addSource(AddressText.parse(words[i]).orElseThrow());
      } else {
        from = false;
        readGroup(words[i]);
      }
    }
  }

  private static boolean isSource(String word) {
    return AddressText.parse(word).filter(address -> !address.isMulticastAddress()).isPresent();
  }

  private void addSource(InetAddress source) throws NetworkException {
    var group = groups.removeLast();
    if ((source instanceof Inet4Address) != (group.address() instanceof Inet4Address)) {
      throw new NetworkException(
          "The sender %s and the group %s are of different IP versions."
              .formatted(AddressText.of(source), AddressText.of(group.address())));
    }
    var sources = new ArrayList<>(group.sources());
    if (!sources.contains(source)) {
      sources.add(source);
    }
    if (sources.size() > MulticastGroup.MOST_SOURCES) {
      throw new NetworkException(
          "A group has at most %s senders after 'from'.".formatted(MulticastGroup.MOST_SOURCES));
    }
    groups.add(new MulticastGroup(group.address(), group.networkInterface(), sources));
  }

  private void readGroup(String word) throws NetworkException {
    int at = zoneAt(word);
    var address = AddressText.parse(word.substring(0, at));
    if (address.filter(InetAddress::isMulticastAddress).isEmpty()) {
      throw new NetworkException(
          ("'%s' is not a multicast group: these are 224.0.0.0 to 239.255.255.255, and ff00:: to"
                  + " ffff:: of IPv6.")
              .formatted(word));
    }
    String by = at < word.length() ? networkInterface(word.substring(at + 1)) : "";
    for (var group : groups) {
      if (group.address().equals(address.get()) && group.networkInterface().equals(by)) {
        throw new NetworkException("The group %s is given twice.".formatted(word));
      }
    }
    if (groups.size() == PortSpec.MOST_GROUPS) {
      throw new NetworkException("A port joins at most %s groups.".formatted(PortSpec.MOST_GROUPS));
    }
    groups.add(new MulticastGroup(address.get(), by, List.of()));
  }
}
