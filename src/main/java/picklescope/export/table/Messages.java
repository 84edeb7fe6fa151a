package picklescope.export.table;

import java.io.IOException;

/** Messages that can be read more than once, in the same order. */
public interface Messages {
  /** Receives messages. */
  interface Visitor {
    /** Receives a message. */
    void message(Message message) throws IOException;

    /**
     * Receives how far reading has come.
     *
     * @param looked how many messages have been looked at; a filter may have left some out
     * @return whether to go on
     */
    boolean reached(long looked);
  }

  /** Returns how many messages are looked at. */
  long total();

  /** Returns which messages these are: the text of a filter; empty if they are all. */
  String filter();

  /**
   * Passes all messages to a visitor.
   *
   * @return whether all were passed; the visitor may have ended it
   * @throws IOException if the visitor or reading fails
   */
  boolean forEach(Visitor visitor) throws IOException, InterruptedException;

  /**
   * Returns how many messages could not be read in the latest pass: they have been deleted or
   * changed. A filter might have left some of them out.
   */
  long unread();

  /** Passes all known losses to a visitor, those of a capture together. */
  void losses(LossVisitor visitor) throws IOException;

  /** Receives losses. */
  @FunctionalInterface
  interface LossVisitor {
    /** Receives a loss. */
    void loss(Loss loss) throws IOException;
  }
}
