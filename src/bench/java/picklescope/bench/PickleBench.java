package picklescope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Reading and writing of pickles beside CPython's C pickle and net.razorvine:pickle, on the same
 * bytes in the same run. Prints ratios of times; below 1 is faster than CPython.
 *
 * <p>Each side's time is that of its fastest round of many short ones, the one that was disturbed
 * least; CPython is timed before and after ours. Arguments: the Python to use (python3).
 */
public final class PickleBench {
  static final Path MESSAGES = Path.of("target", "bench", "pickle");
  private static final String SCRIPT = "src/bench/python/pickle_bench.py";

  private final String python;

  private PickleBench(String python) {
    this.python = python;
  }

  private record Reference(double read, double write) {
    Reference best(Reference other) {
      return new Reference(Math.min(read, other.read), Math.min(write, other.write));
    }
  }

  private record Score(double nanos, double bytes) {}

  /** Runs all. */
  public static void main(String[] arguments) throws Exception {
    Files.createDirectories(MESSAGES);
    new PickleBench(arguments.length > 0 ? arguments[0] : "python3").run();
  }

  private void run() throws IOException, InterruptedException, RunnerException {
    List<String> messages = script("make", MESSAGES.toString());
    if (messages.isEmpty()) {
      throw new IOException(SCRIPT + " made no messages");
    }
    System.out.printf("Java %s, CPython %s%n", Runtime.version(), script("version").getFirst());
    System.out.println(
        "| message | bytes | CPython ns | Picklescope / CPython | net.razorvine / CPython |"
            + " bytes allocated |");
    System.out.println("|---|---|---|---|---|---|");
    for (String message : messages) {
      var before = cpython(message);
      var scores = measured(message);
      var best = before.best(cpython(message));
      print("read", message, best.read(), scores, "read", "razorvineRead");
      print("write", message, best.write(), scores, "write", "razorvineWrite");
    }
  }

  private static void print(
      String verb,
      String message,
      double cpython,
      Map<String, Score> scores,
      String ours,
      String theirs)
      throws IOException {
    Score score = score(scores, ours, message);
    System.out.printf(
        "| %s %s | %,d | %,.0f | %.2f | %.2f | %,.0f |%n",
        verb,
        message,
        Files.size(MESSAGES.resolve(message)),
        cpython,
        score.nanos() / cpython,
        score(scores, theirs, message).nanos() / cpython,
        score.bytes());
  }

  private static Score score(Map<String, Score> scores, String benchmark, String message)
      throws IOException {
    Score score = scores.get(benchmark);
    if (score == null) {
      throw new IOException(benchmark + " of " + message + " has no result: run it again alone");
    }
    return score;
  }

  private static Map<String, Score> measured(String message) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(PickleBenchmark.class.getName() + "\\.")
            .param("message", message)
            .forks(1)
            .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow") // JMH itself needs it
            .jvmArgsAppend("-XX:+UseCompactObjectHeaders") // as our launchers have it
            .warmupIterations(4)
            .warmupTime(TimeValue.milliseconds(500))
            .measurementIterations(15)
            .measurementTime(TimeValue.milliseconds(100))
            .addProfiler(GCProfiler.class)
            .shouldFailOnError(true) // else a fork that dies only leaves its row empty
            .verbosity(VerboseMode.SILENT)
            .build();
    var scores = new HashMap<String, Score>();
    for (RunResult result : new Runner(options).run()) {
      String name = result.getParams().getBenchmark();
      double fastest =
          result.getBenchmarkResults().stream()
              .flatMap(fork -> fork.getIterationResults().stream())
              .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
              .min()
              .orElse(Double.NaN);
      double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
      scores.put(name.substring(name.lastIndexOf('.') + 1), new Score(fastest, bytes));
    }
    return scores;
  }

  private Reference cpython(String message) throws IOException, InterruptedException {
    String[] nanos = script("time", MESSAGES.resolve(message).toString()).getFirst().split(" ");
    return new Reference(Double.parseDouble(nanos[0]), Double.parseDouble(nanos[1]));
  }

  private List<String> script(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(python, SCRIPT));
    command.addAll(Arrays.asList(arguments));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> lines = process.inputReader().lines().toList();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
    return lines;
  }
}
