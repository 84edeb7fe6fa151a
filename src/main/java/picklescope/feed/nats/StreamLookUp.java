package picklescope.feed.nats;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import picklescope.feed.StoredBlock;

/** Looks for streams and messages that may not be there. */
final class StreamLookUp {
  private StreamLookUp() {}

  static Optional<StreamInfo> find(JetStreamManagement streams, String name)
      throws IOException, JetStreamApiException {
    try {
      return Optional.of(streams.getStreamInfo(name));
    } catch (JetStreamApiException e) {
      return ifMissing(e);
    }
  }

  static Optional<MessageInfo> message(JetStreamManagement streams, String stream, long sequence)
      throws IOException, JetStreamApiException {
    if (sequence < 1) {
      return Optional.empty();
    }
    return message(() -> streams.getMessage(stream, sequence));
  }

  /** Returns the newest message of a subject. */
  static Optional<MessageInfo> last(JetStreamManagement streams, String stream, String subject)
      throws IOException, JetStreamApiException {
    return message(() -> streams.getLastMessage(stream, subject));
  }

  private interface LookUp {
    MessageInfo message() throws IOException, JetStreamApiException;
  }

  /** Returns a message; empty if there is none, or if its headers are no headers. */
  private static Optional<MessageInfo> message(LookUp lookUp)
      throws IOException, JetStreamApiException {
    try {
      return Optional.of(lookUp.message());
    } catch (JetStreamApiException e) {
      return ifMissing(e);
    } catch (IllegalStateException e) {
      throw e; // the connection is closed
    } catch (RuntimeException e) {
      return Optional.empty(); // the client throws several kinds as it takes headers apart
    }
  }

  /** Returns a block at a place; empty if there is none, or something else. */
  static Optional<StoredBlock> block(JetStreamManagement streams, String stream, long sequence)
      throws IOException, JetStreamApiException {
    return message(streams, stream, sequence).flatMap(StreamLookUp::block);
  }

  /** Returns the block that a message is; empty if it is none. */
  static Optional<StoredBlock> block(MessageInfo message) {
    return BlockHeaders.block(message.getSubject(), message.getHeaders(), message.getData())
        .map(block -> new StoredBlock(message.getSeq(), block, 0, OptionalLong.empty()));
  }

  private static <T> Optional<T> ifMissing(JetStreamApiException e) throws JetStreamApiException {
    if (NatsProblems.isMissing(e)) {
      return Optional.empty();
    }
    throw e;
  }
}
