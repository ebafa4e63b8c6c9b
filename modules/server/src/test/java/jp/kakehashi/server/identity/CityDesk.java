package jp.kakehashi.server.identity;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.World;
import jp.kakehashi.server.Peer;
import jp.kakehashi.server.RunningServer;
import jp.kakehashi.wire.IdentityMessages.Answer;
import jp.kakehashi.wire.IdentityMessages.Begin;
import jp.kakehashi.wire.IdentityMessages.Begun;
import jp.kakehashi.wire.IdentityMessages.CitySignIn;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Messages.SignIn;

/// A workstation and its person's browser on the way through the city's provider.
final class CityDesk {
    static final String REDIRECT = "http://127.0.0.1:50123/kakehashi";
    final Peer peer;
    final String verifier = (UUID.randomUUID() + "" + UUID.randomUUID()).substring(0, 64);
    final String state = UUID.randomUUID().toString();

    CityDesk(RunningServer running) {
        this.peer = running.peer();
    }

    HttpResponse<String> begin() {
        return begin(REDIRECT);
    }

    HttpResponse<String> begin(String redirect) {
        return peer.post(
                "/api/sign-in/city-identity/begin", new Begin(redirect, s256(verifier), state));
    }

    /// Through the browser, as somebody the provider knows.
    Answer answer() throws Exception {
        Begun begun = peer.json.read(begin().body(), Begun.class);
        HttpResponse<Void> sent =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(begun.address())).build(),
                                BodyHandlers.discarding());
        Map<String, String> back =
                query(URI.create(sent.headers().firstValue("Location").orElseThrow()));
        if (!back.get("state").equals(state)) {
            throw new AssertionError(back);
        }
        return new Answer(back.get("code"), verifier, REDIRECT, begun.nonce());
    }

    SignIn desk(String device, Answer answer, World world) {
        return new SignIn(answer.nonce(), "", device, "窓口1", world);
    }

    HttpResponse<String> signIn(String device, Answer answer) {
        SignIn desk = desk(device, answer, World.PRODUCTION);
        return send(Peer.key(device).prove(desk, peer.challenge()), answer);
    }

    HttpResponse<String> send(SignIn desk, Answer answer) {
        return peer.post("/api/sign-in/city-identity", new CitySignIn(desk, answer));
    }

    /// The problem's last word, or who was let in.
    String outcome(HttpResponse<String> response) {
        if (response.statusCode() == 200) {
            Messages.SignedIn in = peer.json.read(response.body(), Messages.SignedIn.class);
            peer.token = in.token();
            return in.actor().staff();
        }
        return peer.problem(response).replace("problem.city_identity.", "");
    }

    String signIn(String device) throws Exception {
        return outcome(signIn(device, answer()));
    }

    static Map<String, String> query(URI uri) {
        Map<String, String> found = new HashMap<>();
        Arrays.stream(uri.getRawQuery().split("&"))
                .map(each -> each.split("=", 2))
                .forEach(p -> found.put(p[0], URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
        return found;
    }

    static String s256(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
