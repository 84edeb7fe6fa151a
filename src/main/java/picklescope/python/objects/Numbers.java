package picklescope.python.objects;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import picklescope.python.Form;
import picklescope.python.PyValues;

/** {@code decimal.Decimal}, {@code fractions.Fraction} and {@code uuid.UUID}. */
final class Numbers {
  /** The result of str(Decimal); any other text would be printed differently. */
  private static final Pattern DECIMAL =
      Pattern.compile(
          "-?(?:(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:E[+-][0-9]{1,18})?|Infinity|s?NaN[0-9]*)");

  private static final Pattern RATIO = Pattern.compile("(-?[0-9]+)/([0-9]+)");
  private static final int MAX_BITS = 4_096;
  private static final int MAX_DIGITS = 1_300; // approximately as many bits

  private Numbers() {}

  static Optional<Form> decimal(Construction object) {
    return object.isArgumentsOnly() && object.size() == 1
        ? PyValues.text(object.argument(0))
            .filter(text -> DECIMAL.matcher(text).matches())
            .map(text -> Form.text("Decimal('" + text + "')"))
        : Optional.empty();
  }

  static Optional<Form> fraction(Construction object) {
    if (!object.isArgumentsOnly()) {
      return Optional.empty();
    }
    if (object.size() == 1) {
      return TypedValues.boundedText(object.argument(0), 1_000)
          .map(RATIO::matcher)
          .filter(match -> match.matches())
          .flatMap(match -> ratio(new BigInteger(match.group(1)), new BigInteger(match.group(2))));
    }
    if (object.size() != 2) {
      return Optional.empty();
    }
    Optional<BigInteger> numerator = TypedValues.big(object.argument(0), MAX_DIGITS);
    Optional<BigInteger> denominator = TypedValues.big(object.argument(1), MAX_DIGITS);
    return numerator.isPresent() && denominator.isPresent()
        ? ratio(numerator.get(), denominator.get())
        : Optional.empty();
  }

  private static Optional<Form> ratio(BigInteger numerator, BigInteger denominator) {
    boolean lowest =
        denominator.signum() > 0
            && numerator.bitLength() <= MAX_BITS
            && denominator.bitLength() <= MAX_BITS
            && numerator.gcd(denominator).equals(BigInteger.ONE);
    return lowest
        ? Optional.of(Form.text("Fraction(" + numerator + ", " + denominator + ")"))
        : Optional.empty();
  }

  static Optional<Form> uuid(Construction object) {
    return object
        .stateEntry("int")
        .filter(_ -> object.size() == 0 && !object.hasContent())
        .flatMap(value -> TypedValues.big(value, 40))
        .filter(value -> value.signum() >= 0 && value.bitLength() <= 128)
        .map(value -> {
          String hex = "%032x".formatted(value);
          return Form.text(
              "UUID('%s-%s-%s-%s-%s')"
                  .formatted(
                      hex.substring(0, 8),
                      hex.substring(8, 12),
                      hex.substring(12, 16),
                      hex.substring(16, 20),
                      hex.substring(20)));
        });
  }
}
