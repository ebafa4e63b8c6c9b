package jp.kakehashi.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// The city's offices and sections, by the codes that people, rules and records carry. Read from
/// `resources/city/<city>.yaml`; another city brings another file.
public record CityDirectory(List<Office> offices, List<Section> sections) {
    public CityDirectory {
        offices = List.copyOf(offices);
        sections = List.copyOf(sections);
    }

    /// An office (本所・庁舎・出張所).
    ///
    /// @param shortName one character for provisional numbers: 朝-仮-0003; never another office's
    /// @param names it has carried or will, the oldest first; `label` is today's
    /// @param until its last day, null for none
    public record Office(
            String code,
            Label label,
            String shortName,
            List<Named> names,
            @Nullable LocalDate until) {
        public Office {
            names = List.copyOf(names);
        }

        /// An office that has always had that name.
        public Office(String code, Label label, String shortName) {
            this(code, label, shortName, List.of(new Named(label, null)), null);
        }

        /// Its name on `day`.
        public Label labelOn(LocalDate day) {
            return Named.on(names, day);
        }

        /// Whether it is there on `day`.
        public boolean open(LocalDate day) {
            return until == null || !day.isAfter(until);
        }
    }

    /// A name and the day from which it is carried; null is always.
    public record Named(Label label, @Nullable LocalDate from) {
        /// The newest of `names` (at least one, the oldest first) that is carried on `day`.
        public static Label on(List<Named> names, LocalDate day) {
            Label found = names.getFirst().label();
            for (Named each : names) {
                LocalDate from = each.from();
                if (from == null || !from.isAfter(day)) {
                    found = each.label();
                }
            }
            return found;
        }
    }

    /// A section (課・係).
    ///
    /// @param names as those of an office
    /// @param until as that of an office
    public record Section(String code, Label label, List<Named> names, @Nullable LocalDate until) {
        public Section {
            names = List.copyOf(names);
        }

        /// A section that has always had that name.
        public Section(String code, Label label) {
            this(code, label, List.of(new Named(label, null)), null);
        }

        /// Its name on `day`.
        public Label labelOn(LocalDate day) {
            return Named.on(names, day);
        }

        /// Whether it is there on `day`.
        public boolean open(LocalDate day) {
            return until == null || !day.isAfter(until);
        }
    }

    /// The office of that code; an unknown one is shown by its code.
    public Office office(String code) {
        return offices.stream()
                .filter(o -> o.code().equals(code))
                .findFirst()
                .orElse(new Office(code, new Label(code, code), "仮"));
    }

    /// The section of that code; an unknown one is shown by its code.
    public Section section(String code) {
        return sections.stream()
                .filter(s -> s.code().equals(code))
                .findFirst()
                .orElse(new Section(code, new Label(code, code)));
    }

    /// Reads a directory.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.city.content`
    public static CityDirectory read(String yaml) {
        try {
            JsonNode root = new YAMLMapper().readTree(yaml);
            List<Office> offices = new ArrayList<>();
            for (JsonNode node : root.path("offices")) {
                offices.add(new Office(text(node, "code"), label(node), text(node, "short")));
            }
            List<Section> sections = new ArrayList<>();
            for (JsonNode node : root.path("sections")) {
                sections.add(new Section(text(node, "code"), label(node)));
            }
            if (offices.isEmpty() || sections.isEmpty()) {
                throw Problem.invalid("problem.city.content", "/").asException();
            }
            return new CityDirectory(offices, sections);
        } catch (JsonProcessingException e) {
            throw Problem.invalid("problem.city.content", "/").asException();
        }
    }

    private static Label label(JsonNode node) {
        return new Label(text(node.path("name"), "ja"), text(node.path("name"), "en"));
    }

    private static String text(JsonNode node, String word) {
        JsonNode value = node.path(word);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw Problem.invalid("problem.city.content", word).asException();
        }
        return value.textValue();
    }
}
