/**
 * The broker NATS with JetStream, 2.10 or newer; the only package that knows its client, which is
 * loaded with the first connection.
 *
 * <p>A host has two streams: {@code PS_CAP_<host>} with its blocks, of the subject {@code
 * ps.<host>.cap.<capture>}, and {@code PS_NOW_<host>} with its newest report, {@code
 * ps.<host>.status}, and description, {@code ps.<host>.meta}. A block is a message with the headers
 * of {@link picklescope.feed.nats.BlockHeaders}. Source: the documentation of JetStream, <a
 * href="https://docs.nats.io/nats-concepts/jetstream">Streams, Headers</a>.
 *
 * <p>May import: {@code picklescope.feed} and below; io.nats.
 */
package picklescope.feed.nats;
