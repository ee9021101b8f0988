"""The default circuit: 三审三校, each review with the proof-reading that belongs to it."""

from rongmei.core.permissions import Role

# (name, role, what the proof at this level looks at), from the practice of county centres.
DEFAULT_CIRCUIT = (
    ("一审一校", Role.FIRST_REVIEWER, ("文字、标点、语法", "来源和事实", "图片、字体、音乐版权")),
    ("二审二校", Role.SECOND_REVIEWER, ("人名、职务、地名、数字", "政策法规与广告用语", "标题与正文一致")),
    ("三审三校", Role.THIRD_REVIEWER, ("版式与配图", "链接与视频可用", "各渠道呈现")),
)
