package picklescope.net;

import java.util.OptionalLong;

/** Counts for a relay. Only the relay's thread counts; any thread may read. */
final class RelayCounts {
  private volatile long received;
  private volatile long answers;
  private volatile long sent;
  private volatile long sentBack;
  private volatile long withheld;
  private volatile long notSent;
  private volatile long refused;
  private volatile long notStored;
  private volatile long dropped;
  private volatile long displaced;
  private volatile long early;
  private volatile int senders;
  private volatile String problem = "";
  private volatile String advice = "";

  void received(boolean stored) {
    received = received + 1;
    stored(stored);
  }

  void answered(boolean stored) {
    answers = answers + 1;
    stored(stored);
  }

  private void stored(boolean stored) {
    if (!stored) {
      notStored = notStored + 1;
    }
  }

  void sent(int more) {
    sent = sent + more;
  }

  void sentBack() {
    sentBack = sentBack + 1;
  }

  void withheld() {
    withheld = withheld + 1;
  }

  void notSent(String why) {
    notSent = notSent + 1;
    problem = why;
  }

  void refused() {
    refused = refused + 1;
  }

  void dropped(long more) {
    dropped = dropped + more;
  }

  void displaced() {
    displaced = displaced + 1;
  }

  void early(long more) {
    early = early + more;
  }

  void senders(int now) {
    senders = now;
  }

  /** Returns why the last message that counts as not sent was not sent; empty if all were. */
  String problem() {
    return problem;
  }

  void advise(String what) {
    advice = what;
  }

  /** Returns what the user had better change; empty if nothing. */
  String advice() {
    return advice;
  }

  RelayCounters now(boolean dropsAreKnown) {
    return new RelayCounters(
        received,
        answers,
        sent,
        sentBack,
        withheld,
        notSent,
        refused,
        notStored,
        dropsAreKnown ? OptionalLong.of(dropped) : OptionalLong.empty(),
        senders,
        displaced,
        early);
  }
}
