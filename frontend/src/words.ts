/** Words of the islands: Chinese first, English beside it, chosen by the page's language. */
const WORDS = {
  saved: ["已保存", "Saved"],
  saving: ["正在保存…", "Saving…"],
  offline: ["离线：内容保存在本机，联网后自动上传", "Offline: kept on this device, sent when back online"],
  refused: ["未保存，内容仍在本机：", "Not saved, still on this device: "],
  caption: ["图片说明", "Caption"],
  uploading: ["正在上传图片…", "Uploading picture…"],
  link: ["链接地址（http 或 https）", "Link address (http or https)"],
  characters: ["字", "characters"],
  remove: ["移除", "Remove"],
  unreached: ["没有连上服务器，请检查网络后重试；已输入的内容还在。", "The server cannot be reached. Check the network and try again; what you typed is still here."],
  failed: ["没有成功，请重试", "That did not work, please try again"],
} as const;

export function word(name: keyof typeof WORDS): string {
  return WORDS[name][document.documentElement.lang.startsWith("zh") ? 0 : 1];
}
