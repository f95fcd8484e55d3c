package dev.lakefront.workspace.oauth.authorize;

import dev.lakefront.workspace.directory.Directory;
import dev.lakefront.workspace.directory.Principal;
import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.http.Api;
import dev.lakefront.workspace.http.Request;
import dev.lakefront.workspace.http.Route;
import dev.lakefront.workspace.http.WorkspaceAddress;
import dev.lakefront.workspace.oauth.client.Clients;
import dev.lakefront.workspace.oauth.grant.AuthorizationCodes;
import dev.lakefront.workspace.oauth.grant.Grant;
import dev.lakefront.workspace.oauth.grant.Scopes;
import dev.lakefront.workspace.oauth.message.Form;
import dev.lakefront.workspace.oauth.message.OAuthError;
import dev.lakefront.workspace.oauth.message.OAuthRefusal;
import dev.lakefront.workspace.state.StateFolder;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The authorization endpoint (RFC 6749, 3.1): a page for a browser, and what becomes of its form.
 * Who opens it is nobody in particular, so a form counts only if it comes from a page of ours, in
 * the browser that the page was given to.
 */
public final class AuthorizeApi implements Api {
    public static final String PATH = "/oidc/v1/authorize";

    private final WorkspaceAddress address;
    private final Directory directory;
    private final Principal usual;
    private final Clients clients;
    private final AuthorizationCodes codes;
    private final OpenRequests open;
    private final Choices choices;

    /**
     * The endpoint of a workspace with these people and clients.
     *
     * @param usual whom the page suggests at first
     * @param state keeps what was chosen for the next run; null if nothing does
     * @throws dev.lakefront.problem.ProblemException if what it has kept is broken
     */
    public AuthorizeApi(
            WorkspaceAddress address,
            Directory directory,
            Principal usual,
            Clients clients,
            AuthorizationCodes codes,
            InstantSource clock,
            @Nullable StateFolder state) {
        this.address = address;
        this.directory = directory;
        this.usual = usual;
        this.clients = clients;
        this.codes = codes;
        this.open = new OpenRequests(clock);
        this.choices = new Choices(state);
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get(PATH, this::show), Route.form(PATH, this::answer));
    }

    private Answer show(Request request) {
        if (!address.isOurs(request.header(HttpHeaderNames.HOST))) {
            return foreign();
        }
        try {
            Form query = Form.ofQuery(request);
            RedirectTarget target = AuthorizationRequest.target(query, clients, address.issuer());
            try {
                return show(AuthorizationRequest.read(query, target), request);
            } catch (OAuthRefusal refusal) {
                return target.refuse(refusal);
            }
        } catch (OAuthRefusal unsafe) {
            return AuthorizePage.problem(
                    HttpResponseStatus.BAD_REQUEST, String.valueOf(unsafe.getMessage()));
        }
    }

    private Answer show(AuthorizationRequest asked, Request request) {
        String known = BrowserCookie.read(request);
        String browser = known == null ? BrowserCookie.next() : known;
        Answer page =
                AuthorizePage.choice(
                        asked,
                        directory.people(),
                        suggestion(asked.clientId()),
                        open.add(asked, browser));
        return known == null ? page.with("Set-Cookie", BrowserCookie.write(browser)) : page;
    }

    /** What was chosen last, if that person is still there. */
    private Choice suggestion(String clientId) {
        Choice last = choices.last(clientId);
        return last != null && directory.bySubject(last.userName()) != null
                ? last
                : new Choice(usual.userName(), Set.of());
    }

    private Answer answer(Request request) {
        String origin = request.header(HttpHeaderNames.ORIGIN);
        if (!address.isOurs(request.header(HttpHeaderNames.HOST))
                || (origin != null && !address.isOurOrigin(origin))) {
            return foreign();
        }
        try {
            Form form = Form.readAny(request);
            AuthorizationRequest asked = openPage(form, BrowserCookie.read(request));
            if (asked == null) {
                return AuthorizePage.problem(
                        HttpResponseStatus.FORBIDDEN,
                        "The page was used already, is too old, or was opened in another browser."
                                + " Begin again.");
            }
            return decide(asked, form);
        } catch (OAuthRefusal refusal) {
            return AuthorizePage.problem(
                    HttpResponseStatus.BAD_REQUEST, String.valueOf(refusal.getMessage()));
        }
    }

    private @Nullable AuthorizationRequest openPage(Form form, @Nullable String browser)
            throws OAuthRefusal {
        return browser == null ? null : open.take(form.required("page"), browser);
    }

    private Answer decide(AuthorizationRequest asked, Form form) {
        Principal person = personOf(form.value("person"));
        if (!"allow".equals(form.value("answer")) || person == null) {
            return asked.refuse(OAuthError.ACCESS_DENIED, "nobody allowed it");
        }
        Set<String> declined = new HashSet<>(asked.scopes());
        form.all("scope").forEach(declined::remove);
        choices.remember(asked.clientId(), new Choice(person.userName(), declined));
        List<String> kept =
                asked.scopes().stream().filter(scope -> !declined.contains(scope)).toList();
        try {
            Grant grant =
                    new Grant(asked.clientId(), person, Scopes.limited(kept, person.scopes()));
            return asked.target()
                    .grant(codes.issue(grant, asked.target().redirectUri(), asked.challenge()));
        } catch (OAuthRefusal nothingLeft) {
            return asked.refuse(OAuthError.ACCESS_DENIED, "no scope was allowed");
        }
    }

    private @Nullable Principal personOf(@Nullable String id) {
        for (Principal person : directory.people()) {
            if (person.id().equals(id)) {
                return person;
            }
        }
        return null;
    }

    /** A name that leads here but is not ours may be that of a page that wants to read this one. */
    private Answer foreign() {
        return AuthorizePage.problem(
                HttpResponseStatus.FORBIDDEN, "Open this page at " + address.host() + ".");
    }
}
