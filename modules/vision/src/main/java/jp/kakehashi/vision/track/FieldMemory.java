package jp.kakehashi.vision.track;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.vision.FieldReading;
import jp.kakehashi.vision.FieldReading.State;

/// What is known of the fields of one sheet over time. What is filled is believed at once when it
/// is clear, else when it is seen again; what was filled is blank again only after it was seen
/// blank for a while and never in doubt meanwhile: a hand unwrites nothing.
final class FieldMemory {
    private static final double CLEAR = 0.85;
    private static final int SEEN_AGAIN = 2;
    private static final int SEEN_BLANK = 3;
    private static final long BLANK_MILLIS = 1_500;

    private final Map<String, Held> held = new LinkedHashMap<>();

    private static final class Held {
        FieldReading known;
        State other = State.UNSURE;
        int times;
        long since;

        Held(FieldReading known) {
            this.known = known;
        }
    }

    /// What is known, by field in the form's order.
    Map<String, FieldReading> fields() {
        Map<String, FieldReading> fields = new LinkedHashMap<>();
        held.forEach((id, one) -> fields.put(id, one.known));
        return fields;
    }

    /// Whether something waits for being seen again.
    boolean waiting() {
        return held.values().stream().anyMatch(one -> one.times > 0 && one.other.filled());
    }

    /// Whether all that is known to be filled may be filled in `fields` too.
    boolean agreesWith(Map<String, FieldReading> fields) {
        return held.entrySet().stream()
                .filter(e -> e.getValue().known.state().filled())
                .allMatch(
                        e -> {
                            FieldReading now = fields.get(e.getKey());
                            return now != null && !now.state().blank();
                        });
    }

    /// How many fields that were clearly filled are clearly blank in `fields`: more than a rubber
    /// takes away at once is another sheet.
    long unlike(Map<String, FieldReading> fields) {
        return held.entrySet().stream()
                .filter(e -> e.getValue().known.state().filled())
                .filter(e -> e.getValue().known.score() >= CLEAR)
                .filter(
                        e -> {
                            FieldReading now = fields.get(e.getKey());
                            return now != null && now.state().blank() && now.score() >= CLEAR;
                        })
                .count();
    }

    /// Takes in a reading.
    ///
    /// @return what became known by it; what was in doubt and is known now is among it
    List<FieldChange> take(Map<String, FieldReading> fields, long millis) {
        List<FieldChange> changes = new ArrayList<>();
        fields.forEach(
                (id, now) -> {
                    Held one = held.computeIfAbsent(id, k -> new Held(unsure()));
                    State before = one.known.state();
                    if (believed(one, now, millis)) {
                        one.known = now;
                        one.times = 0;
                        if (before != now.state()) {
                            changes.add(new FieldChange(id, before, now.state(), millis));
                        }
                    }
                });
        return changes;
    }

    private static FieldReading unsure() {
        return new FieldReading(State.UNSURE, 0);
    }

    private static boolean believed(Held one, FieldReading now, long millis) {
        State known = one.known.state();
        if (now.state() == State.UNSURE) {
            one.times = 0;
            return false;
        }
        if (known == State.UNSURE || known == now.state()) {
            return true;
        }
        if (one.other != now.state() || one.times == 0) {
            one.other = now.state();
            one.times = 0;
            one.since = millis;
        }
        one.times++;
        return now.state().filled()
                ? now.score() >= CLEAR || one.times >= SEEN_AGAIN
                : one.times >= SEEN_BLANK && millis - one.since >= BLANK_MILLIS;
    }
}
