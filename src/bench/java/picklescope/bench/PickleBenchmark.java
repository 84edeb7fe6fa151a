package picklescope.bench;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import net.razorvine.pickle.Pickler;
import net.razorvine.pickle.Unpickler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import picklescope.pickle.PickleReader;
import picklescope.pickle.PickleWriter;
import picklescope.python.PyValue;

/** A message read and written, by Picklescope and by net.razorvine; {@link PickleBench} runs it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PickleBenchmark {
  /** The message's file name: what it is, and after {@code -p} the protocol. */
  @Param("pose-p4")
  public String message;

  private byte[] pickle;
  private int protocol;
  private PyValue value;
  private Object razorvineValue;

  /** For JMH. */
  public PickleBenchmark() {}

  /** Reads the message, and makes sure that we write the bytes that CPython wrote. */
  @Setup
  public void load() throws Exception {
    pickle = Files.readAllBytes(PickleBench.MESSAGES.resolve(message));
    protocol = Integer.parseInt(message.substring(message.lastIndexOf("-p") + 2));
    value = PickleReader.read(pickle);
    razorvineValue = new Unpickler().loads(pickle);
    if (protocol >= 2 && !Arrays.equals(pickle, PickleWriter.write(value, protocol))) {
      throw new IllegalStateException(message + " is written with other bytes than CPython's");
    }
  }

  /** Ours. */
  @Benchmark
  public Object read() throws Exception {
    return PickleReader.read(pickle);
  }

  /** Ours, with the message's protocol. */
  @Benchmark
  public Object write() throws Exception {
    return PickleWriter.write(value, protocol);
  }

  /** Theirs. */
  @Benchmark
  public Object razorvineRead() throws Exception {
    return new Unpickler().loads(pickle);
  }

  /** Theirs, which is always protocol 2. */
  @Benchmark
  public Object razorvineWrite() throws Exception {
    return new Pickler().dumps(razorvineValue);
  }
}
