package picklescope.fuzz;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import picklescope.TestSeed;
import picklescope.corpus.Corpus;
import picklescope.pickle.Opcode;
import picklescope.python.eval.RandomExpressions;
import tools.jackson.databind.JsonNode;

/**
 * Runs Jazzer on one target after another: {@code mvn -Pfuzz -Dfuzz.seconds=60}. Interesting inputs
 * are kept in {@code target/fuzz} for the next run; inputs that fail are written to the test's
 * resources, and each run of the tests repeats them.
 */
public final class Fuzzing {
  static final Path FOUND = Path.of("src/test/resources/picklescope/fuzz");
  private static final Path WORK = Path.of("target/fuzz");
  private static final int LONGEST = 4_096; // bytes; longer inputs make each step slow

  private Fuzzing() {}

  /**
   * @param arguments the seconds for each target, then the targets; all if there are none
   */
  public static void main(String[] arguments) throws Exception {
    String seconds = arguments[0];
    List<FuzzTarget> targets =
        arguments.length == 1
            ? List.of(FuzzTarget.values())
            : Arrays.stream(arguments)
                .skip(1)
                .map(name -> FuzzTarget.valueOf(name.toUpperCase(java.util.Locale.ROOT)))
                .toList();
    writeSeeds();
    writeDictionary();
    var failed = new ArrayList<FuzzTarget>();
    for (FuzzTarget target : targets) {
      if (fuzz(target, seconds) != 0) {
        failed.add(target);
      }
    }
    if (!failed.isEmpty()) {
      System.err.println("Found something: " + failed + ". The inputs are under " + FOUND + ".");
      System.exit(1);
    }
  }

  /** Returns the seeds: the files of a folder. */
  static List<Path> inputs(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static int fuzz(FuzzTarget target, String seconds) throws Exception {
    Path corpus = Files.createDirectories(WORK.resolve(target.folder()));
    Path found = Files.createDirectories(FOUND.resolve(target.folder()));
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfuzz.target=" + target,
                "-classpath",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzEntry.class.getName(),
                "--instrumentation_includes=picklescope.**",
                // Tracing what is compared makes an array at each switch, six times of what the
                // work itself allocates, which is what is measured; so does the first of the hooks.
                // To the second any pattern of a user is a finding.
                "--trace=cov:div:gep:indir:native",
                "--disabled_hooks=com.code_intelligence.jazzer.runtime.TraceCmpHooks"
                    + ":com.code_intelligence.jazzer.sanitizers.RegexInjection",
                "--reproducer_path=" + WORK,
                "-max_total_time=" + seconds,
                "-timeout=60",
                "-max_len=" + LONGEST,
                "-artifact_prefix=" + found + File.separator,
                "-print_final_stats=1",
                corpus.toString(),
                found.toString()));
    switch (target) {
      case CAPTURE -> {}
      case EXPRESSION -> command.add(seeds("expressions").toString());
      case READER, REPR, WRITER, DISASSEMBLER, TRACE -> {
        command.add(seeds("pickles").toString());
        command.add("-dict=" + dictionary());
      }
    }
    System.out.println("== " + target + " for " + seconds + " s");
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private static Path seeds(String kind) {
    return WORK.resolve("seeds").resolve(kind);
  }

  private static Path dictionary() {
    return WORK.resolve("opcodes.dict");
  }

  private static void writeSeeds() throws IOException {
    Path pickles = Files.createDirectories(seeds("pickles"));
    var rows = new ArrayList<JsonNode>(Corpus.bad());
    rows.addAll(Corpus.python2());
    rows.addAll(Corpus.python3());
    int number = 0;
    for (JsonNode row : rows) {
      byte[] bytes = Corpus.pickle(row);
      number++;
      if (bytes.length <= LONGEST / 4) {
        Files.write(pickles.resolve("row" + number), bytes);
      }
    }
    for (HostileStream stream : HostileStream.values()) {
      Files.write(pickles.resolve(stream.name()), stream.of(LONGEST / 2));
    }
    Path expressions = Files.createDirectories(seeds("expressions"));
    var random = new RandomExpressions(new SplittableRandom(TestSeed.get()));
    for (int i = 0; i < 400; i++) {
      Files.writeString(expressions.resolve("random" + i), random.any(1 + i % 4));
    }
  }

  private static void writeDictionary() throws IOException {
    var lines = new StringBuilder();
    for (Opcode opcode : Opcode.values()) {
      lines.append("\"\\x%02X\"%n".formatted(opcode.code() & 0xFF));
    }
    Files.writeString(dictionary(), lines, StandardCharsets.US_ASCII);
  }
}
