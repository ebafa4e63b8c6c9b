package jp.kakehashi.storage.journal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Bind values as bytes: one byte for the kind, then the value. What is read back equals what was
/// written, scale and precision included.
final class Binds {
    private static final int NULL = 0;
    private static final int FALSE = 1;
    private static final int TRUE = 2;
    private static final int LONG = 3;
    private static final int INT = 4;
    private static final int TEXT = 5;
    private static final int UUID_BITS = 6;
    private static final int DECIMAL = 7;
    private static final int DATE = 8;
    private static final int TIME = 9;
    private static final int DATE_TIME = 10;
    private static final int BYTES = 11;
    private static final int DOUBLE = 12;
    private static final int OFFSET_DATE_TIME = 13;

    private Binds() {}

    static void write(Bytes to, @Nullable Object value) {
        switch (value) {
            case null -> to.put(NULL);
            case Boolean truth -> to.put(truth ? TRUE : FALSE);
            case String text -> {
                to.put(TEXT);
                to.text(text);
            }
            case Long number -> {
                to.put(LONG);
                to.number(zigzag(number));
            }
            case Integer number -> {
                to.put(INT);
                to.number(zigzag(number));
            }
            case Short number -> {
                to.put(INT);
                to.number(zigzag(number));
            }
            case UUID id -> {
                to.put(UUID_BITS);
                to.fixed(id.getMostSignificantBits());
                to.fixed(id.getLeastSignificantBits());
            }
            case BigDecimal decimal -> {
                to.put(DECIMAL);
                to.number(zigzag(decimal.scale()));
                to.run(decimal.unscaledValue().toByteArray());
            }
            case LocalDate date -> {
                to.put(DATE);
                to.number(zigzag(date.toEpochDay()));
            }
            case LocalTime time -> {
                to.put(TIME);
                to.number(time.toNanoOfDay());
            }
            case byte[] bytes -> {
                to.put(BYTES);
                to.run(bytes);
            }
            default -> writeRare(to, value);
        }
    }

    private static void writeRare(Bytes to, Object value) {
        switch (value) {
            case LocalDateTime at -> {
                to.put(DATE_TIME);
                to.number(zigzag(at.toLocalDate().toEpochDay()));
                to.number(at.toLocalTime().toNanoOfDay());
            }
            case OffsetDateTime at -> {
                to.put(OFFSET_DATE_TIME);
                to.number(zigzag(at.toLocalDate().toEpochDay()));
                to.number(at.toLocalTime().toNanoOfDay());
                to.number(zigzag(at.getOffset().getTotalSeconds()));
            }
            case Double number -> {
                to.put(DOUBLE);
                to.fixed(Double.doubleToRawLongBits(number));
            }
            default ->
                    throw new IllegalArgumentException(
                            "cannot be kept in the journal: " + value.getClass());
        }
    }

    static @Nullable Object read(ByteBuffer from) {
        int kind = from.get();
        return switch (kind) {
            case NULL -> null;
            case FALSE -> false;
            case TRUE -> true;
            case LONG -> unzigzag(Bytes.number(from));
            case INT -> Math.toIntExact(unzigzag(Bytes.number(from)));
            case TEXT -> Bytes.text(from);
            case UUID_BITS -> new UUID(from.getLong(), from.getLong());
            case DECIMAL -> {
                int scale = Math.toIntExact(unzigzag(Bytes.number(from)));
                yield new BigDecimal(new BigInteger(Bytes.run(from)), scale);
            }
            case DATE -> date(from);
            case TIME -> time(from);
            case DATE_TIME -> LocalDateTime.of(date(from), time(from));
            case OFFSET_DATE_TIME ->
                    OffsetDateTime.of(
                            date(from),
                            time(from),
                            ZoneOffset.ofTotalSeconds(
                                    Math.toIntExact(unzigzag(Bytes.number(from)))));
            case BYTES -> Bytes.run(from);
            case DOUBLE -> Double.longBitsToDouble(from.getLong());
            default -> throw new IllegalStateException("kind of bind value " + kind);
        };
    }

    private static LocalDate date(ByteBuffer from) {
        return LocalDate.ofEpochDay(unzigzag(Bytes.number(from)));
    }

    private static LocalTime time(ByteBuffer from) {
        return LocalTime.ofNanoOfDay(Bytes.number(from));
    }

    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    private static long unzigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }
}
