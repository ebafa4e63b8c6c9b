package jp.kakehashi.practice.blanks;

import java.util.ArrayList;
import java.util.List;

/// The words in which the contents of a cell are told.
final class Parts {
    private Parts() {}

    static Part words(String text) {
        return new Part.Words(text, Part.LETTERS, false);
    }

    static Part words(String text, double size) {
        return new Part.Words(text, size, false);
    }

    static Part bold(String text, double size) {
        return new Part.Words(text, size, true);
    }

    static Part gap(double mm) {
        return new Part.Gap(mm);
    }

    /// Pushes what follows to the right.
    static Part push() {
        return new Part.Gap(0);
    }

    static Part write(Ask ask, double mm) {
        return new Part.Write(ask, mm);
    }

    /// Takes what is left of the line.
    static Part write(Ask ask) {
        return new Part.Write(ask, 0);
    }

    static Part tick(Ask ask, String words) {
        return new Part.Tick(ask, "", words, Part.LETTERS);
    }

    /// One of a group.
    static Part tick(Ask ask, String group, String words) {
        return new Part.Tick(ask, group, words, Part.LETTERS);
    }

    /// Small boxes of which one is needed, ids by number.
    static Part ticks(Ask group, String... words) {
        List<Part> all = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            all.add(tick(group.part(String.valueOf(i), words[i]), group.id(), words[i]));
        }
        return new Part.Run(all);
    }

    /// Words of which one is ringed, told with spaces between them.
    static Part ring(Ask group, String words) {
        return new Part.Ring(group, List.of(words.split(" ")), Part.LETTERS + 0.5);
    }

    static Part boxes(Ask ask, int count, int together, double mm, double height) {
        return new Part.Boxes(ask, count, together, mm, height);
    }

    static Part seal(Ask ask, double mm) {
        return new Part.Seal(ask, mm);
    }

    static Part stamp(Ask ask) {
        return new Part.Stamp(ask);
    }

    /// `　年　月　日`, a field for each, `mm` wide.
    static Part day(Ask ask, double mm) {
        return new Part.Run(
                List.of(
                        write(ask.part("_y", ask.label() + "（年）"), mm),
                        words("年"),
                        write(ask.part("_m", ask.label() + "（月）"), mm),
                        words("月"),
                        write(ask.part("_d", ask.label() + "（日）"), mm),
                        words("日")));
    }

    /// An era to ring and a day.
    static Part eraDay(Ask ask, double mm, String eras) {
        return new Part.Run(
                List.of(
                        ring(ask.part("_era", ask.label() + "（元号）"), eras),
                        gap(1.5),
                        day(ask, mm)));
    }
}
