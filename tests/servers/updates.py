"""Updates as Telegram writes them: what users do in a chat."""

import re
from itertools import count

_numbers = count(1)
_BOT = {"id": 1000, "is_bot": True, "first_name": "Volteface", "username": "volteface_bot"}


def user(number: int, language: str = "en") -> dict:
    return {"id": number, "is_bot": False, "first_name": f"User {number}", "language_code": language}


def chat(number: int) -> dict:
    if number > 0:
        return {"id": number, "type": "private", "first_name": f"User {number}"}
    return {"id": number, "type": "supergroup", "title": f"Group {number}"}


def message(
    sender: int, text: str, *, where: int | None = None, language: str = "en", date: int = 1_780_000_000
) -> dict:
    """Someone writes a text, in private or in the chat ``where``."""
    body = {
        "message_id": next(_numbers),
        "date": date,
        "chat": chat(where or sender),
        "from": user(sender, language),
        "text": text,
    }
    command = re.match(r"/\w+(?:@\w+)?", text)
    if command:
        body["entities"] = [{"type": "bot_command", "offset": 0, "length": len(command[0])}]
    return {"message": body}


def press(sender: int, data: str, *, where: int | None = None, number: int = 1, language: str = "en") -> dict:
    """Someone presses a button under message ``number``."""
    under = {"message_id": number, "date": 1_780_000_000, "chat": chat(where or sender), "from": _BOT, "text": "card"}
    query = {"id": str(next(_numbers)), "from": user(sender, language), "chat_instance": "1", "data": data}
    return {"callback_query": query | {"message": under}}


def inline(sender: int, words: str) -> dict:
    """Someone types @bot words."""
    return {"inline_query": {"id": str(next(_numbers)), "from": user(sender), "query": words, "offset": ""}}


def membership(where: int, status: str, *, before: str = "left", by: int = 1) -> dict:
    """The bot's own rights in a chat change: "member", "administrator", "kicked", "left"."""
    rights = {
        "can_be_edited": False, "is_anonymous": False, "can_manage_chat": True, "can_delete_messages": True,
        "can_manage_video_chats": False, "can_restrict_members": False, "can_promote_members": False,
        "can_change_info": False, "can_invite_users": False, "can_post_stories": False, "can_edit_stories": False,
        "can_delete_stories": False, "can_post_messages": True,
    }  # fmt: skip
    extra = {"administrator": rights, "kicked": {"until_date": 0}}

    def member(name: str) -> dict:
        return {"user": _BOT, "status": name} | extra.get(name, {})

    change = {"chat": chat(where), "from": user(by), "date": 1_780_000_000}
    return {"my_chat_member": change | {"old_chat_member": member(before), "new_chat_member": member(status)}}
