package picklescope.view.doctor;

import java.util.ArrayList;
import java.util.List;
import picklescope.net.doctor.Finding;
import picklescope.net.doctor.Topic;

/** An examination of a port while it goes on, and when it is done. For one thread. */
public final class Consultation {
  private final int port;
  private final List<Finding> findings = new ArrayList<>();
  private boolean done;

  /** Creates an examination that has found nothing yet. */
  public Consultation(int port) {
    this.port = port;
  }

  /** Returns the port that is examined. */
  public int port() {
    return port;
  }

  /** Adds what was found. */
  public void add(Finding finding) {
    findings.add(finding);
  }

  /** Marks the examination as done. */
  public void end() {
    done = true;
  }

  /** Returns what was found so far. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Returns whether the last finding is the first of its topic. */
  public boolean beginsTopic() {
    int last = findings.size() - 1;
    return last == 0 || last > 0 && findings.get(last - 1).topic() != findings.get(last).topic();
  }

  /** Returns whether all is examined. */
  public boolean isDone() {
    return done;
  }

  /** Returns how far it is, and when it is done how many findings of each kind there are. */
  public String progress() {
    if (done) {
      return FindingText.summary(findings);
    }
    int next = findings.isEmpty() ? 0 : findings.getLast().topic().ordinal() + 1;
    var topics = Topic.values();
    return next < topics.length && topics[next] != Topic.HOST
        ? topics[next].question() + " …"
        : "…";
  }

  /** Returns all that was found as text. */
  public String report() {
    return FindingText.report(port, findings);
  }
}
