"""The chats of the local Bot API server: what is let in, parsed, refused and kept."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.servers import telegram_html
from tests.servers.traffic import error

BOT = {
    "id": 1000, "is_bot": True, "first_name": "Volteface", "username": "volteface_bot", "can_join_groups": True,
    "can_read_all_group_messages": False, "supports_inline_queries": True,
}  # fmt: skip
LONGEST, CAPTION, INPUT_BYTES = 4096, 1024, 32_768
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


class Refusal(Exception):
    """A call that is answered with an error."""

    def __init__(self, code: int, description: str, **parameters: object) -> None:
        super().__init__(description)
        self.body = error(code, description, **parameters)


@dataclass
class Accepted:
    """A call that was carried out. ``text`` is the text after parsing."""

    method: str
    chat: str
    message_id: int
    text: str
    entities: list[dict]
    params: dict
    at: float


@dataclass
class Rooms:
    """Every chat and what stands in it; tests set ``closed``, ``unknown``, ``moved`` and ``threads``."""

    clock: Callable[[], float] = time.monotonic
    accepted: list[Accepted] = field(default_factory=list)
    closed: dict[str, str] = field(default_factory=dict)  # chat -> description of the 403
    unknown: set[str] = field(default_factory=set)  # chats that are "not found"
    moved: dict[str, int] = field(default_factory=dict)  # group -> its new id
    threads: dict[str, set[int]] = field(default_factory=dict)  # forum chats: their topics
    messages: dict[tuple[str, int], dict] = field(default_factory=dict)
    last: int = 100

    def delete(self, method: str, chat: str, params: dict) -> bool:
        if not self.messages.pop((chat, int(params["message_id"])), None):
            raise Refusal(400, "Bad Request: message to delete not found")
        return self.keep(method, chat, int(params["message_id"]), "", [], params)

    def let_in(self, chat: str) -> None:
        if chat in self.moved:
            text = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Refusal(400, text, migrate_to_chat_id=self.moved[chat])
        if chat in self.closed:
            raise Refusal(403, self.closed[chat])
        if chat in self.unknown:
            raise Refusal(400, "Bad Request: chat not found")

    def send(self, method: str, chat: str, params: dict) -> dict:
        thread = params.get("message_thread_id")
        if thread and chat in self.threads and int(thread) not in self.threads[chat]:
            raise Refusal(400, "Bad Request: message thread not found")
        reply = params.get("reply_parameters") or {}
        if (
            reply
            and (chat, int(reply["message_id"])) not in self.messages
            and not reply.get("allow_sending_without_reply")
        ):
            raise Refusal(400, "Bad Request: message to be replied not found")
        text, entities = self._content(method, params)
        self._check_buttons(params.get("reply_markup"))
        self.last += 1
        written = self._message(chat, self.last, method, text, entities, params)
        self.messages[chat, self.last] = written
        self.keep(method, chat, self.last, text, entities, params)
        return written

    def edit(self, method: str, chat: str, params: dict) -> dict:
        number = int(params["message_id"])
        known = self.messages.get((chat, number))
        if known is None:
            raise Refusal(400, "Bad Request: message to edit not found")
        text, entities = known.get("text", ""), known.get("entities", [])
        if method != "editMessageReplyMarkup":
            text, entities = self._content(method, params)
        self._check_buttons(params.get("reply_markup"))
        written = self._message(chat, number, method, text, entities, params)
        if all(written.get(part) == known.get(part) for part in ("text", "caption", "entities", "reply_markup")):
            raise Refusal(400, NOT_MODIFIED)
        self.messages[chat, number] = written
        self.keep(method, chat, number, text, entities, params)
        return written

    def _content(self, method: str, params: dict) -> tuple[str, list[dict]]:
        media = method in ("sendPhoto", "sendDocument", "editMessageCaption")
        raw = str(params.get("caption" if media else "text", ""))
        if len(raw.encode()) > INPUT_BYTES:
            raise Refusal(400, "Bad Request: message is too long")
        html_mode = str(params.get("parse_mode", "")).upper() == "HTML"
        text, entities = telegram_html.parse(raw) if html_mode else (raw, [])
        entities += telegram_html.automatic(text, entities)
        if not text.strip() and not media:
            raise Refusal(400, "Bad Request: message text is empty")
        if len(text) > (CAPTION if media else LONGEST):
            raise Refusal(
                400, "Bad Request: message caption is too long" if media else "Bad Request: message is too long"
            )
        return text, sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))

    def _check_buttons(self, markup: object) -> None:
        rows = markup.get("inline_keyboard", []) if isinstance(markup, dict) else []
        buttons = [button for row in rows for button in row]
        if len(buttons) > 100:
            raise Refusal(400, "Bad Request: REPLY_MARKUP_TOO_LONG")
        for button in buttons:
            if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
                raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")
            if "url" in button and "." not in button["url"]:
                name = button["url"]
                raise Refusal(400, f"Bad Request: inline keyboard button URL '{name}' is invalid: Wrong HTTP URL")

    def _message(self, chat: str, number: int, method: str, text: str, entities: list[dict], params: dict) -> dict:
        photo = method in ("sendPhoto", "sendDocument", "editMessageCaption")
        written = {"message_id": number, "date": int(time.time()), "chat": chat_of(chat), "from": BOT}
        written |= {"caption" if photo else "text": text, "caption_entities" if photo else "entities": entities}
        if method == "sendPhoto":
            size = {"width": 1080, "height": 1350, "file_size": params.get("photo", 0)}
            written["photo"] = [{"file_id": f"photo{number}", "file_unique_id": f"p{number}"} | size]
        if params.get("message_thread_id"):
            written |= {"message_thread_id": int(params["message_thread_id"]), "is_topic_message": True}
        return written | ({"reply_markup": params["reply_markup"]} if params.get("reply_markup") else {})

    def keep(self, method: str, chat: str, number: int, text: str, entities: list[dict], params: dict) -> bool:
        self.accepted.append(Accepted(method, chat, number, text, entities, params, self.clock()))
        return True


def chat_of(chat: str) -> dict:
    if chat.startswith("@"):
        return {"id": -100_000_000_000 - sum(chat.encode()), "type": "channel", "title": chat[1:], "username": chat[1:]}
    number = int(chat or 0)
    return {"id": number, "type": "private" if number > 0 else "supergroup", "title": f"chat {number}"}
