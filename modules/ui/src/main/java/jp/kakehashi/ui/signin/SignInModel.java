package jp.kakehashi.ui.signin;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import jp.kakehashi.kernel.PasswordLength;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ui.UiTask;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.shell.SessionInfo;
import jp.kakehashi.ui.signin.SignInService.AuthorityOffer;
import jp.kakehashi.ui.signin.SignInService.FirstAdministrator;
import jp.kakehashi.ui.signin.SignInService.KnownServer;
import jp.kakehashi.ui.signin.SignInService.LastHere;
import jp.kakehashi.ui.signin.SignInService.Place;
import jp.kakehashi.ui.signin.SignInService.Standing;
import org.jspecify.annotations.Nullable;

/// What the sign-in screen shows and does, step by step; needs no toolkit. On the screen's
/// thread.
public final class SignInModel {
    /// The steps of the screen; at the first start a PC goes through all of them.
    public enum Step {
        SERVER,
        COMPARE,
        SIGN_IN,
        OWN_PASSWORD,
        CITY,
        OFFLINE_PASSWORD,
        FIRST_ADMINISTRATOR
    }

    /// What is known of the connection while nobody is signed in.
    public enum Reach {
        ASKING,
        REACHABLE,
        NOT_REACHABLE
    }

    private static final int CALM = 5;

    private final SignInService service;
    private final UiTasks tasks;
    private final Consumer<SessionInfo> signedIn;
    private final ObjectProperty<Step> step = new SimpleObjectProperty<>(Step.SIGN_IN);
    private final ObjectProperty<Reach> reach = new SimpleObjectProperty<>(Reach.ASKING);
    private final ObjectProperty<@Nullable KnownServer> server = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable AuthorityOffer> offer = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty training = new SimpleBooleanProperty();
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty staffNumber = new SimpleStringProperty("");
    private final BooleanProperty firstAdministratorDue = new SimpleBooleanProperty();
    private final BooleanProperty administratorMade = new SimpleBooleanProperty();
    private final BooleanProperty cityIdentity = new SimpleBooleanProperty();
    private final CityWay city;
    private final @Nullable LastHere last;
    private String code = "";
    private boolean looking;
    private int calm;

    /// Starts at the step that is due; `signedIn` is called once somebody is in.
    public SignInModel(SignInService service, UiTasks tasks, Consumer<SessionInfo> signedIn) {
        this.service = service;
        this.tasks = tasks;
        this.signedIn = signedIn;
        this.city = new CityWay(service, tasks, this, signedIn);
        last = service.lastHere().orElse(null);
        if (last != null) {
            staffNumber.set(last.staff());
        }
        service.server().ifPresentOrElse(this::know, () -> step.set(Step.SERVER));
    }

    /// Asks the server at the address entered who it is.
    public void meet() {
        String wanted = address.get().strip();
        if (wanted.isEmpty()) {
            problem.set(Problem.invalid("problem.signin.address"));
            return;
        }
        work(tasks.run(() -> service.meet(wanted)))
                .onSuccess(
                        met -> {
                            offer.set(met);
                            step.set(Step.COMPARE);
                        });
    }

    /// The fingerprint is the one on paper.
    public void trust() {
        AuthorityOffer met = offer.get();
        if (met != null) {
            work(tasks.run(() -> service.trust(met))).onSuccess(this::know);
        }
    }

    /// The fingerprint is another one: nothing is believed, back to the address.
    public void distrust() {
        offer.set(null);
        step.set(Step.SERVER);
        problem.set(Problem.refused("problem.signin.fingerprint"));
    }

    /// Signs in with `password`, which is emptied in any case.
    public void signIn(char[] password) {
        String number = staffNumber.get().strip();
        if (number.isEmpty() || password.length == 0) {
            problem.set(Problem.invalid("problem.signin.empty"));
            return;
        }
        administratorMade.set(false);
        boolean practise = training.get();
        String typed = new String(password);
        work(tasks.run(
                        () -> {
                            try {
                                return service.signIn(number, password, practise);
                            } finally {
                                Arrays.fill(password, '\0');
                            }
                        }))
                .onSuccess(signedIn)
                .onProblem(why -> refused(why, typed));
    }

    private void refused(Problem why, String typed) {
        if (why.key().equals("problem.sign_in.code")) {
            code = typed;
            step.set(Step.OWN_PASSWORD);
        } else {
            problem.set(why);
        }
    }

    /// Sets the password that takes the place of the one-time code, and signs in; `repeated` is the
    /// same entered a second time.
    public void setOwnPassword(String own, String repeated) {
        if (!own.equals(repeated)) {
            problem.set(Problem.invalid("problem.signin.password_differs"));
            return;
        }
        Problem length = PasswordLength.problem(own).orElse(null);
        if (length != null) {
            problem.set(length);
            return;
        }
        String number = staffNumber.get().strip();
        String handed = code;
        boolean practise = training.get();
        work(tasks.run(() -> service.firstSignIn(number, handed, own, practise)))
                .onSuccess(
                        info -> {
                            code = "";
                            signedIn.accept(info);
                        });
    }

    /// Goes to the page for the server's very first user.
    public void startFirstAdministrator() {
        problem.set(null);
        step.set(Step.FIRST_ADMINISTRATOR);
    }

    /// Leaves that page.
    public void backToSignIn() {
        code = "";
        problem.set(null);
        step.set(Step.SIGN_IN);
    }

    /// Makes the first administrator, who then signs in; `repeated` is the password entered a
    /// second time.
    public void createFirstAdministrator(FirstAdministrator person, String repeated) {
        if (Stream.of(
                        person.code(),
                        person.staffNumber(),
                        person.name(),
                        person.office(),
                        person.section(),
                        person.password())
                .anyMatch(String::isBlank)) {
            problem.set(Problem.invalid("problem.signin.incomplete"));
            return;
        }
        if (!person.password().equals(repeated)) {
            problem.set(Problem.invalid("problem.signin.password_differs"));
            return;
        }
        Problem length = PasswordLength.problem(person.password()).orElse(null);
        if (length != null) {
            problem.set(length);
            return;
        }
        work(tasks.run(
                        () -> {
                            service.createFirstAdministrator(person);
                            return person.staffNumber();
                        }))
                .onSuccess(
                        number -> {
                            staffNumber.set(number);
                            firstAdministratorDue.set(false);
                            administratorMade.set(true);
                            backToSignIn();
                        });
    }

    /// Called every few seconds while the page is on screen: looks whether the server is there, at
    /// each call while it is not and at every fifth while it is.
    public void tick() {
        boolean due = reach.get() != Reach.REACHABLE || ++calm >= CALM;
        if (due && step.get() == Step.SIGN_IN && !busy.get()) {
            look();
        }
    }

    /// The way in by the city's provider.
    public CityWay city() {
        return city;
    }

    /// Whether the server lets people in by the city's provider, as far as is known.
    public BooleanProperty cityIdentityProperty() {
        return cityIdentity;
    }

    /// Who signed in last on this PC.
    public @Nullable LastHere last() {
        return last;
    }

    /// The offices to choose from.
    public List<Place> offices() {
        return service.offices();
    }

    /// The sections to choose from.
    public List<Place> sections() {
        return service.sections();
    }

    /// The step shown.
    public ObjectProperty<Step> stepProperty() {
        return step;
    }

    /// Whether the server answers.
    public ObjectProperty<Reach> reachProperty() {
        return reach;
    }

    /// The server this PC belongs to.
    public ObjectProperty<@Nullable KnownServer> serverProperty() {
        return server;
    }

    /// The authority to compare.
    public ObjectProperty<@Nullable AuthorityOffer> offerProperty() {
        return offer;
    }

    /// What went wrong last; null when nothing did.
    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Whether an answer is being waited for.
    public BooleanProperty busyProperty() {
        return busy;
    }

    /// Whether the person wants to practise.
    public BooleanProperty trainingProperty() {
        return training;
    }

    /// Whether the server still waits for its first administrator, as far as is known.
    public BooleanProperty firstAdministratorDueProperty() {
        return firstAdministratorDue;
    }

    /// Whether the first administrator has just been made and may sign in now.
    public BooleanProperty administratorMadeProperty() {
        return administratorMade;
    }

    /// Address of the server, as entered.
    public StringProperty addressProperty() {
        return address;
    }

    /// Staff number, as entered.
    public StringProperty staffNumberProperty() {
        return staffNumber;
    }

    private void know(KnownServer known) {
        server.set(known);
        address.set(known.address());
        step.set(Step.SIGN_IN);
        look();
    }

    private void look() {
        if (looking) {
            return;
        }
        looking = true;
        calm = 0;
        tasks.run(service::standing)
                .onSuccess(this::stands)
                .onProblem(ignored -> reach.set(Reach.NOT_REACHABLE))
                .onFinished(() -> looking = false);
    }

    private void stands(Standing standing) {
        reach.set(standing.reached() ? Reach.REACHABLE : Reach.NOT_REACHABLE);
        if (standing.reached()) {
            firstAdministratorDue.set(standing.firstAdministratorDue());
            cityIdentity.set(standing.cityIdentity());
        }
    }

    <T> UiTask<T> work(UiTask<T> task) {
        problem.set(null);
        busy.set(true);
        return task.onProblem(problem::set).onFinished(() -> busy.set(false));
    }
}
