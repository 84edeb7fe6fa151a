package picklescope.net;

import java.util.Optional;

/**
 * What decides about the messages of a relay.
 *
 * @param messages about those to the targets; empty if all are passed on at once
 * @param answers about those back to the senders; empty if all are passed on at once
 */
public record RelayPolicies(Optional<RelayPolicy> messages, Optional<RelayPolicy> answers) {
  /** All are passed on at once. */
  public static final RelayPolicies NONE = new RelayPolicies(Optional.empty(), Optional.empty());
}
