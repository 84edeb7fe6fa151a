package picklescope.net.doctor;

/** What is examined, in the order in which it is. */
public enum Topic {
  /** Whether the port is open, or can be opened. */
  PORT("Is the port open here?"),

  /** Other programs that have the port. */
  USERS("Does another program have the port?"),

  /** Datagrams for ports at which nobody listens. */
  UNHEARD("Do messages arrive at ports where nobody listens?"),

  /** The addresses of this computer. */
  ADDRESSES("To which address does the sender send?"),

  /** Datagrams to these addresses from here. */
  ECHO("Does a message to these addresses arrive?"),

  /** Packet filters. */
  FIREWALL("Does a firewall hold messages back?"),

  /** The receive buffer, and what was lost at it. */
  BUFFER("Is there room for messages that wait?"),

  /** Broadcast addresses, and multicast groups that are joined. */
  GROUPS("Do broadcasts and multicasts arrive?"),

  /** Whether another computer can be reached. */
  HOST("Can messages be sent there?");

  private final String question;

  Topic(String question) {
    this.question = question;
  }

  /** Returns the question for the user. */
  public String question() {
    return question;
  }
}
