package jp.kakehashi.adminui.staff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.DayField;
import jp.kakehashi.adminui.desk.Names;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.AccountMessages.Post;
import org.jspecify.annotations.Nullable;

/// The fields of a post: office, section, roles, beside another or not, from when to when.
final class PostFields {
    private static final List<String> ROLES =
            List.of("keeper", "reader", "approver", "auditor", "administrator");

    private static final double HALF = 220;

    private final Names office;
    private final Names section;
    private final Map<String, CheckBox> roles = new LinkedHashMap<>();
    private final CheckBox concurrent = new CheckBox();
    private final DayField from;
    private final DayField until;
    private final List<Node> nodes;

    /// Fields filled with `post`, if any.
    PostFields(AdminDesk desk, Controls make, @Nullable Post post) {
        CityDirectory city = desk.city();
        String language = desk.texts().language().code();
        office =
                new Names(
                        city.offices().stream()
                                .filter(o -> o.open(desk.today()))
                                .map(CityDirectory.Office::code)
                                .toList(),
                        code -> city.office(code).label(),
                        language,
                        post == null ? "" : post.office());
        section =
                new Names(
                        city.sections().stream()
                                .filter(s -> s.open(desk.today()))
                                .map(CityDirectory.Section::code)
                                .toList(),
                        code -> city.section(code).label(),
                        language,
                        post == null ? "" : post.section());
        Set<String> offered = new TreeSet<>(post == null ? Set.of() : post.roles());
        ROLES.forEach(offered::remove);
        ROLES.forEach(code -> add(desk, code, post));
        offered.forEach(code -> add(desk, code, post));
        concurrent.textProperty().bind(desk.texts().bind("admin.post.concurrent.check"));
        concurrent.setSelected(post != null && post.concurrent());
        from =
                new DayField(
                        desk,
                        make,
                        "admin.post.from",
                        post == null ? "admin.post.from.today" : "admin.post.from.empty",
                        post == null ? null : post.from());
        until =
                new DayField(
                        desk,
                        make,
                        "admin.post.until",
                        "admin.post.until.open",
                        post == null ? null : post.until());
        FlowPane boxes = new FlowPane(16, 6);
        boxes.getChildren().addAll(roles.values());
        Label heading = make.subsection("admin.post.roles");
        nodes =
                List.of(
                        pair(
                                make.field("admin.post.office", office),
                                make.field("admin.post.section", section)),
                        new VBox(6, heading, boxes),
                        concurrent,
                        pair(from, until));
    }

    private void add(AdminDesk desk, String code, @Nullable Post post) {
        CheckBox box = new CheckBox(desk.role(code));
        box.setSelected(post != null && post.roles().contains(code));
        roles.put(code, box);
    }

    static HBox pair(VBox one, VBox other) {
        one.setPrefWidth(HALF);
        other.setPrefWidth(HALF);
        HBox.setHgrow(one, Priority.ALWAYS);
        HBox.setHgrow(other, Priority.ALWAYS);
        return new HBox(12, one, other);
    }

    List<Node> nodes() {
        return nodes;
    }

    /// What they say.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.admin.incomplete`, `problem.date.…`
    NewPost post() {
        Set<String> chosen = new TreeSet<>();
        roles.forEach(
                (code, box) -> {
                    if (box.isSelected()) {
                        chosen.add(code);
                    }
                });
        return new NewPost(
                office.chosen(),
                section.chosen(),
                chosen,
                concurrent.isSelected(),
                from.day(),
                until.day());
    }
}
