package picklescope.capture;

import java.util.ArrayList;
import java.util.List;
import picklescope.thread.LongList;

/**
 * The positions of the packets of datagrams in a capture's files: eight bytes for each datagram,
 * and for one that came in fragments another eight for each of them. One thread adds, any thread
 * may read.
 */
final class PacketPlaces {
  private static final int PUBLISH_EVERY = 512;

  /** The position from which records have one format, counted over all files. */
  private record Section(long from, MappedFiles.Part part, RecordFormat format) {}

  /** The positions of packets; below zero the complement of an index in the fragments. */
  private final LongList places = new LongList();

  /** The position of the packet that came last, the number of fragments, and their positions. */
  private final LongList fragments = new LongList();

  private final GrowingList<Section> sections = new GrowingList<>();

  /** Sets the format of the records from a position on. */
  void section(MappedFiles.Part part, long at, RecordFormat format) {
    sections.add(new Section(part.base() + at, part, format));
  }

  /** Adds a datagram that came in one packet. */
  void add(long place) {
    places.add(place);
    if (places.added() % PUBLISH_EVERY == 0) {
      places.publish();
    }
  }

  /** Adds a datagram that came in fragments, the last of them at a position. */
  void add(long place, List<Fragment> parts) {
    long index = fragments.added();
    fragments.add(place);
    fragments.add(parts.size());
    parts.forEach(part -> fragments.add(part.place()));
    fragments.publish();
    add(~index);
  }

  /** Makes all added datagrams visible to readers. */
  void publish() {
    places.publish();
  }

  /** Returns the number of datagrams that have been added, for the thread that adds. */
  long added() {
    return places.added();
  }

  /** Returns the number of datagrams that can be read. */
  long size() {
    return places.size();
  }

  /**
   * Reads a datagram's record, which is that of its last packet if it came in fragments, and finds
   * its packet; returns false if there is no other.
   */
  boolean read(long number, PacketRecord record, PacketParser packet) {
    long place = places.get(number - 1);
    if (place >= 0) {
      return parse(place, record, packet) == PacketKind.UDP;
    }
    var parts = new ArrayList<Fragment>();
    var part = new PacketParser();
    long index = ~place;
    long count = fragments.get(index + 1);
    for (long i = index + 2; i < index + 2 + count; i++) {
      if (parse(fragments.get(i), record, part) != PacketKind.FRAGMENT) {
        return false;
      }
      parts.add(part.fragment(fragments.get(i)));
    }
    return parse(fragments.get(index), record, part) == PacketKind.FRAGMENT
        && JoinedPacket.parse(parts, packet) == PacketKind.UDP;
  }

  private PacketKind parse(long place, PacketRecord record, PacketParser packet) {
    var section = sectionOf(place);
    var data = section.part().data();
    return section.format().read(data, place - section.part().base(), record)
        ? packet.parse(data, record.packetAt, record.captured, record.linkType)
        : PacketKind.MALFORMED;
  }

  /** Returns the notes on a datagram, which are those on its last packet and on joining it. */
  Notes notes(long number) {
    long place = places.get(number - 1);
    if (place >= 0) {
      return notesAt(place);
    }
    var packet = new PacketParser();
    var notes = notesAt(fragments.get(~place));
    return read(number, new PacketRecord(), packet) ? JoinedPacket.notes(notes, packet) : notes;
  }

  private Notes notesAt(long place) {
    var section = sectionOf(place);
    return section.format().notes(section.part().data(), place - section.part().base());
  }

  private Section sectionOf(long place) {
    int low = 0;
    int high = sections.size();
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (sections.get(middle).from() <= place) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return sections.get(low);
  }
}
