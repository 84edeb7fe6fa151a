package picklescope.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picklescope.python.Equality;
import picklescope.python.PyDict;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.text.Counted;

/** Reads one OSC packet: a message, or a bundle of packets. */
final class OscReader {
  private static final int MAX_DEPTH = 16; // of bundles in bundles
  private static final String OSC = "OSC";

  private final OscBytes in;
  private final boolean traced;
  private final boolean strict;
  private final List<PyTuple> messages = new ArrayList<>(1);
  private final List<ContentSpan> spans = new ArrayList<>();
  private boolean bundle;
  private long time;

  OscReader(byte[] payload, boolean traced, boolean strict) {
    in = new OscBytes(payload, strict);
    this.traced = traced;
    this.strict = strict;
  }

  TracedContent read() {
    String problem = "";
    try {
      packet(in.length(), 0);
    } catch (BrokenException e) {
      problem = Problems.at(OSC, e.at(), e.why());
    }
    return content(problem);
  }

  private void packet(int end, int depth) throws BrokenException {
    if (!OscFormat.isBundle(in.bytes(), in.at())) {
      message(end);
      return;
    }
    if (depth > MAX_DEPTH) {
      throw new BrokenException(in.at(), "more than %s bundles inside one".formatted(MAX_DEPTH));
    }
    in.skip(8);
    long tag = in.longer(end);
    if (depth == 0) {
      bundle = true;
      time = tag;
    }
    while (in.at() < end) {
      int start = in.at();
      int size = in.integer(end);
      if (size <= 0 || size % 4 != 0 || size > end - in.at()) {
        throw new BrokenException(
            start,
            String.format(
                Locale.ROOT,
                "a length of %,d; %s left",
                size,
                Counted.of(end - in.at(), "byte is", "bytes are")));
      }
      packet(in.at() + size, depth + 1);
    }
  }

  private void message(int end) throws BrokenException {
    int start = in.at();
    if (start == end || in.bytes()[start] != '/') {
      throw new BrokenException(start, "an address pattern begins with /");
    }
    var arguments = new ContentBuilder(OscFormat.NAME, traced);
    arguments.beginList(start);
    byte[] address = in.string(end);
    try {
      arguments.value(PyStr.ofUtf8(address), start, in.at());
      if (in.at() < end || strict) {
        new OscArguments(in, end, arguments).read();
      }
      if (in.at() != end) {
        throw new BrokenException(in.at(), "more follows after the last argument");
      }
    } finally {
      TracedContent message = arguments.content("", in.at());
      messages.add(message.content().data());
      if (traced) {
        spans.add(message.data());
      }
    }
  }

  private TracedContent content(String problem) {
    if (messages.isEmpty() && !bundle) {
      return new TracedContent(
          new Content(OscFormat.NAME, PyTuple.of(), PyDict.of(), problem),
          ContentSpan.NONE,
          ContentSpan.NONE);
    }
    var named = new Object[4];
    var places = new ArrayList<ContentSpan>();
    int size = 0;
    if (!messages.isEmpty()) {
      named[size++] = OscFormat.ADDRESS;
      named[size++] = addresses(places);
    }
    if (bundle) {
      named[size++] = OscFormat.TIME;
      named[size++] = OscTime.value(time);
      places.add(ContentSpan.of(8, 16));
    }
    var attributes = PyDict.of();
    attributes.putAll(named, 0, size, new Equality());
    var data = messages.size() == 1 ? messages.getFirst() : PyTuple.of(messages);
    return new TracedContent(
        new Content(OscFormat.NAME, data, attributes, problem),
        !traced
            ? ContentSpan.NONE
            : spans.size() == 1 ? spans.getFirst() : ContentSpan.around(spans),
        traced ? new ContentSpan(0, 0, places) : ContentSpan.NONE);
  }

  private PyValue addresses(List<ContentSpan> places) {
    if (messages.size() == 1) {
      places.addAll(spans.stream().flatMap(span -> span.part(0).stream()).toList());
      return messages.getFirst().item(0);
    }
    places.add(
        new ContentSpan(0, 0, spans.stream().flatMap(span -> span.part(0).stream()).toList()));
    return PyList.of(messages.stream().map(message -> message.item(0)).toList());
  }
}
