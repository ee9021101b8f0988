/** Words of the islands: Chinese first, English beside it, chosen by the page's language. */
const WORDS = {
  saved: ["已保存", "Saved"],
  saving: ["正在保存…", "Saving…"],
  loading: ["正在载入…", "Loading…"],
  offline: ["离线，内容在本机", "Offline, kept on this device"],
  signedout: ["登录已过期，内容在本机", "Signed out, kept on this device"],
  refused: ["未能保存，内容在本机", "Not saved, kept on this device"],
  unsaved: ["还有内容没有上传，请等上传完成后再试。", "Some of it is not sent yet. Try again once it is."],
  described: ["已保存", "Saved"],
  copied: ["已复制", "Copied"],
  present: ["同时打开：", "Also here: "],
  topics: ["全部分类", "All topics"],
  narrower: ["下级分类：", "Narrower topics of"],
  caption: ["图片说明", "Caption"],
  uploading: ["正在上传图片…", "Uploading picture…"],
  characters: ["字", "characters"],
  remove: ["移除", "Remove"],
  unreached: ["没有连上服务器，请检查网络后重试；已输入的内容还在。", "The server cannot be reached. Check the network and try again; what you typed is still here."],
  describe: ["填写说明", "Describe"],
  cancel: ["取消", "Cancel"],
  cancelled: ["已取消", "Cancelled"],
  task: ["新任务 ", "New task "],
  again: ["重试", "Try again"],
  failed: ["没有成功，请重试", "That did not work, please try again"],
} as const;

export function word(name: keyof typeof WORDS): string {
  return WORDS[name][document.documentElement.lang.startsWith("zh") ? 0 : 1];
}
